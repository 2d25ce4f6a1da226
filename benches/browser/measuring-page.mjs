// The page in which ours and the peers run side by side: a bare one, at the site's own origin and outside of its policy.

import { readFileSync, readdirSync } from 'node:fs';

const TYPES = { html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8' };
/** Where it lies on the server. */
export const FOLDER = '/measured/';

/** What the static server is to serve besides the site. */
export function files(...more) {
  const all = {};
  const folder = new URL('./in-page/', import.meta.url);
  for (const name of readdirSync(folder)) {
    all[FOLDER + name] = { type: TYPES[name.split('.').pop()], body: readFileSync(new URL(name, folder)) };
  }
  all[`${FOLDER}postcard.mjs`] = { type: TYPES.js, body: readFileSync(new URL('./postcard.mjs', import.meta.url)) };
  for (const [name, file] of more.flatMap((files) => Object.entries(files))) all[FOLDER + name] = file;
  return all;
}

/** A fresh profile on that page, for one use: `use` is given the page. */
export async function inFreshProfile(launch, origin, use) {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(`${origin}${FOLDER}page.html`);
    await page.waitForFunction(() => self.bench);
    return await use(page);
  } finally {
    await browser.close();
  }
}
