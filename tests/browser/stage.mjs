// What most tests begin with: a server on dist and a fresh Chromium profile with one page.

import { open } from './chromium.mjs';
import { dist } from './settings.mjs';
import { serve } from './static-server.mjs';

/** Everything is closed after the test; where it fails, a picture of the page is kept. */
export async function stage(test, { base = '/', folder = dist, ...context } = {}) {
  const host = await serve({ folder, base });
  test.afterwards(() => host.stop());
  const stage = await open(test.browser, context);
  test.afterwards(() => stage.context.close());
  test.onFailure(async (file) => {
    await stage.page.screenshot({ path: file, fullPage: false, timeout: 5_000 });
    const said = stage.complaints.length > 0 ? `\nthe page said:\n  ${stage.complaints.slice(0, 8).join('\n  ')}` : '';
    return `at ${decodeURI(stage.page.url())}, pictured in ${file}${said}`;
  });
  return { host, ...stage };
}
