// The short journey, the same in every browser: by a driver that can go to an address, reload, type, click and
// evaluate. What was asked of the server is read from the server's log, and the network is taken away by stopping it.

import assert from 'node:assert/strict';
import { becomes, holds } from './expect.mjs';
import { asRead, CONTROLLED, COUNT, fragment, hook, link } from './hooks.mjs';
import { count, scan } from './seeds.mjs';
import { dist } from './settings.mjs';
import { serve } from './static-server.mjs';

const QUERIES = ['社会保险', '人社', '太忻', '晋源区', '十四五', '无人机', '1', ','];
// Browsers other than Chromium compile slowly on a small machine.
const LIMIT = 60_000;

export async function shortJourney(test, open) {
  const host = await serve({ folder: dist, base: '/a/b/' });
  test.afterwards(() => host.stop());
  const driver = await open(test);
  test.onFailure(async (file) => {
    const { writeFileSync } = await import('node:fs');
    writeFileSync(file, await driver.picture());
    return `at ${await driver.evaluate('() => decodeURI(location.href)')}, pictured in ${file}`;
  });
  const steps = stepsOf(driver);

  await driver.goto(host.url);
  await steps.ready();
  for (const query of QUERIES) {
    await driver.type(hook('search-input'), query);
    await steps.countBecomes(count(query), query);
  }

  const query = '晋源区';
  await driver.type(hook('search-input'), query);
  await steps.countBecomes(count(query), query);
  const [address] = scan(query);
  await driver.click(`${hook('hit')}[data-address="${address}"]`);
  const [id, line] = address.split(':');
  await becomes(async () => fragment(await steps.url()).path, `/paper/${id}`, 'the address of the hit', LIMIT);
  await holds(() => steps.inSight(`${hook('line')}[data-line="${line}"]`), `line ${address} is in sight`, LIMIT);

  await steps.goto(host.url + link('/desk/segment', { text: '太原市人社局抓实社会保险经办工作' }));
  await steps.taggedTokens('社会保险');

  await steps.goto(host.url + link('/find', { q: '社会保险' }));
  await steps.countBecomes(count('社会保险'), 'by the address of a search');
  await driver.reload();
  await steps.countBecomes(count('社会保险'), 'after reload');

  await holds(() => driver.evaluate(`() => ${CONTROLLED}`), 'the service worker has taken over', LIMIT);
  const other = host.log.filter(({ path, origin }) => !path.startsWith(host.base) || (origin && origin !== host.origin));
  assert.deepEqual(other.filter(({ path }) => path !== '/favicon.ico'), [], 'requests outside of the folder');
  const origins = await driver.evaluate(`() => performance.getEntriesByType('resource').map((entry) => new URL(entry.name).origin)`);
  assert.deepEqual([...new Set(origins)], [host.origin], 'origins that the page has resources from');

  await host.stop();
  await driver.reload();
  await steps.countBecomes(count('社会保险'), 'after reload without a network');
  await steps.goto(host.url + link('/desk/segment', { text: '太原市社会保险' }));
  await steps.taggedTokens('社会保险');
}

function stepsOf(driver) {
  const ready = () => holds(() => driver.evaluate(`(selector) => document.querySelector(selector) !== null`, hook('app-ready')), 'the corpus can be searched', LIMIT);
  const countBecomes = (expected, what) =>
    becomes(
      async () => asRead(await driver.evaluate(COUNT, hook('search-count'))),
      expected,
      what,
      LIMIT,
    );
  return {
    ready,
    countBecomes,
    url: () => driver.evaluate('() => location.href'),
    /** By way of an empty page, so that the app starts anew and does not only change its view. */
    async goto(url) {
      await driver.goto('about:blank');
      await driver.goto(url);
      await ready();
    },
    inSight: (selector) =>
      driver.evaluate(
        `(selector) => {
          const box = document.querySelector(selector)?.getBoundingClientRect();
          return Boolean(box) && box.bottom > 0 && box.top < innerHeight;
        }`,
        selector,
      ),
    taggedTokens: (word) =>
      holds(
        () =>
          driver.evaluate(
            `(selector, word) => {
              const tokens = [...document.querySelectorAll(selector)];
              const tagged = tokens.every((token) => token.dataset.pos && token.dataset.pos !== 'x');
              return tagged && tokens.some((token) => token.textContent.startsWith(word));
            }`,
            hook('token'),
            word,
          ),
        `tokens with tags, ${word} among them`,
        LIMIT,
      ),
  };
}
