// The handles of the page (DESIGN.md, "Page") and what a reader does with them, for Playwright.

import { becomes, holds } from './expect.mjs';

export const hook = (name) => `[data-testid="${name}"]`;

/** Goes to a view and waits until the corpus can be searched. */
export async function openApp(page, url, fragment = '') {
  await page.goto(url + fragment);
  await ready(page);
}

export const ready = (page) => page.locator(hook('app-ready')).first().waitFor({ state: 'attached' });

export const dictionaryReady = (page) =>
  page.locator(`${hook('app-ready')}[data-dictionary="ready"]`).first().waitFor({ state: 'attached' });

/** Replaces the query. */
export async function search(page, query) {
  await page.locator(hook('search-input')).fill(query);
}

/** Every number in a text, thousands separators removed. */
export const numbers = (text) => (text.match(/\d[\d,]*/g) ?? []).map((digits) => Number(digits.replaceAll(',', '')));

/** The count as it can be read, from { text, count } of its element: without hits it is a sentence without numbers. */
export function asRead({ text, count }) {
  if (text === '' || count === undefined) return `(${text || 'nothing'})`;
  const [first] = numbers(text);
  return first === undefined && count === '0' ? 0 : first;
}

/** The count as shown. */
export const shownCount = async (page) => asRead(await page.evaluate(`(${COUNT})(${JSON.stringify(hook('search-count'))})`));

/** Runs in the page. */
export const COUNT = `(selector) => {
  const element = document.querySelector(selector);
  return { text: element?.innerText ?? '', count: element?.dataset.count };
}`;

export const countBecomes = (page, expected, what) => becomes(() => shownCount(page), expected, what);

/** Hits now on the page: { address, class, marks, text }. */
export const hitsOn = (page) =>
  page.locator(hook('hit')).evaluateAll((hits) =>
    hits.map((hit) => ({
      address: hit.dataset.address,
      marks: Array.from(hit.querySelectorAll('mark'), (mark) => mark.textContent),
      text: hit.textContent,
    })),
  );

/** The state that the fragment holds: { path, parameters }. */
export function fragment(url) {
  const [path, query = ''] = new URL(url).hash.replace(/^#/, '').split('?');
  return { path, parameters: Object.fromEntries(new URLSearchParams(query)) };
}

/** Fragment of a view with its state. */
export function link(path, parameters = {}) {
  const query = new URLSearchParams(parameters).toString();
  return `#${path}${query && `?${query}`}`;
}

/** The service worker has taken over: it becomes active only when all files are kept. */
export const offlineReady = (page) => holds(() => page.evaluate(CONTROLLED), 'the service worker has taken over');

/** Runs in the page. */
export const CONTROLLED = `navigator.serviceWorker.controller?.state === 'activated'`;
