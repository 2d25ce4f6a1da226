// After one visit, without a network; and a new version only when the reader takes it.

import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { becomes, holds, pause } from '../expect.mjs';
import { messages } from '../messages.mjs';
import { count } from '../seeds.mjs';
import { dist, scratch } from '../settings.mjs';
import { countBecomes, dictionaryReady, hook, link, offlineReady, openApp, ready, search } from '../hooks.mjs';
import { stage } from '../stage.mjs';

const zh = messages('zh');

export const tests = {
  'reload and deep links work without a network, from /': (test) => withoutNetwork(test, '/'),
  'reload and deep links work without a network, from /a/b/': (test) => withoutNetwork(test, '/a/b/'),

  async 'a new version is announced, and taken when the reader agrees'(test) {
    const [first, second] = ['first', 'second'].map((name) => `${scratch}/${name}-version`);
    cpSync(dist, first, { recursive: true });
    cpSync(dist, second, { recursive: true });
    // Another version: one byte of the page, and the service worker that lists it.
    const html = readFileSync(`${second}/index.html`, 'utf8');
    writeFileSync(`${second}/index.html`, html.replace(/<html /, '<html data-edition="2" '));
    const worker = readFileSync(`${second}/sw.js`, 'utf8');
    const listed = worker.replace(/(revision:\s*"|"revision":\s*")([0-9a-f]+)(",\s*"?url"?:\s*"index\.html")|("?url"?:\s*"index\.html",\s*"?revision"?:\s*")([0-9a-f]+)/, (...parts) =>
      parts[1] ? `${parts[1]}${'0'.repeat(parts[2].length)}${parts[3]}` : `${parts[4]}${'0'.repeat(parts[5].length)}`,
    );
    assert.notEqual(listed, worker, 'the service worker lists index.html with a revision');
    writeFileSync(`${second}/sw.js`, listed);

    const { page, host } = await stage(test, { folder: first });
    const edition = () => page.locator('html').getAttribute('data-edition');
    await openApp(page, host.url, link('/find', { q: '太忻' }));
    await countBecomes(page, count('太忻'), 'the first version');
    await offlineReady(page);
    host.publish(second);

    await page.reload();
    await ready(page);
    const offer = page.getByRole('button', { name: zh.Update, exact: true });
    await offer.waitFor();
    assert.ok(await page.getByText(zh.NewVersion).first().isVisible(), 'the notice says what it is');
    assert.equal(await edition(), null, 'the old version is still there');
    await page.reload();
    await ready(page);
    await pause(500);
    assert.equal(await edition(), null, 'a reload alone does not take the new one');
    await countBecomes(page, count('太忻'), 'the old version works on');

    await offer.click();
    await becomes(edition, '2', 'the version after agreeing');
    await ready(page);
    await countBecomes(page, count('太忻'), 'the new version, with the same view');
    await pause(500);
    assert.equal(await offer.count(), 0, 'nothing more is announced');
  },
};

async function withoutNetwork(test, base) {
  const { page, host, context, complaints } = await stage(test, { base });
  await openApp(page, host.url);
  await search(page, '社会保险');
  await countBecomes(page, count('社会保险'), 'with the network');
  await offlineReady(page);
  await context.setOffline(true);
  await host.stop();
  const asked = host.log.length;

  await page.reload();
  await ready(page);
  await countBecomes(page, count('社会保险'), 'after reload');

  await page.goto('about:blank');
  await openApp(page, host.url, link('/find', { q: '无人机' }));
  await countBecomes(page, count('无人机'), 'by a deep link');

  await page.goto('about:blank');
  await openApp(page, host.url, link('/paper/001', { line: 3 }));
  await page.locator(`${hook('line')}[data-line="3"]`).first().waitFor();

  await page.goto('about:blank');
  await openApp(page, host.url, link('/desk/segment', { text: '韦韬谈太原市社会保险' }));
  await dictionaryReady(page);
  await holds(
    () => page.locator(hook('token')).evaluateAll((tokens) => tokens.length > 0 && tokens.every((token) => token.dataset.pos && token.dataset.pos !== 'x')),
    'tags on every token, those of unknown words too',
  );
  assert.equal(host.log.length, asked, 'the server was asked nothing');
  assert.deepEqual(complaints.filter((text) => text.startsWith('uncaught')), []);
}
