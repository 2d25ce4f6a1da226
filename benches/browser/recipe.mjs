// How the app starts its two workers, seen from outside, so that a bare page can start them in the same way.

import { holds } from '../../tests/browser/expect.mjs';

/** Opens the app once and returns { engine, segmenter }. */
export async function watchApp(browser, url) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.addInitScript(record);
    await page.goto(url);
    await page.locator('[data-testid=app-ready][data-dictionary=ready]').waitFor({ timeout: 60_000 });
    const recipes = await holds(async () => {
      const seen = await page.evaluate(() => window.recipes());
      return ['worker', 'segmenter'].every((name) => find(seen, name)) && seen;
    }, 'the app starts its two workers');
    return { engine: find(recipes, 'worker'), segmenter: find(recipes, 'segmenter') };
  } finally {
    await context.close();
  }
}

// Told apart by the asset that `Start` names.
const ASSETS = { worker: '.pack.', segmenter: 'words.' };

function find(recipes, name) {
  return recipes.find(({ start }) => start.length > 0 && Buffer.from(start[0]).includes(ASSETS[name]));
}

// Runs in the page, before anything else does.
function record() {
  const blobs = new Map();
  const seen = [];
  const createObjectURL = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (blob) => {
    const url = createObjectURL(blob);
    blobs.set(url, blob.text());
    return url;
  };
  const Original = Worker;
  window.Worker = class extends Original {
    constructor(url, options) {
      super(url, options);
      this.seen = { url: String(new URL(url, document.baseURI)), options, start: [], heard: 0, hello: false };
      seen.push(this.seen);
      this.addEventListener('message', () => (this.seen.heard += 1));
    }

    postMessage(message, ...rest) {
      const bytes = message instanceof Uint8Array || message instanceof ArrayBuffer;
      // `Start` is the first message, and the only one that is replayed.
      if (bytes && this.seen.start.length === 0) {
        this.seen.buffer = message instanceof ArrayBuffer;
        this.seen.hello = this.seen.heard > 0;
        this.seen.start.push(Array.from(new Uint8Array(message)));
      }
      return super.postMessage(message, ...rest);
    }
  };
  window.recipes = () =>
    Promise.all(seen.map(async ({ url, ...rest }) => ({ ...rest, script: (await blobs.get(url)) ?? url })));
}
