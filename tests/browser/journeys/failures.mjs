// What can go wrong with files and workers, and what the reader is told.

import assert from 'node:assert/strict';
import { becomes, holds, pause } from '../expect.mjs';
import { messages } from '../messages.mjs';
import { count } from '../seeds.mjs';
import { countBecomes, dictionaryReady, hook, link, openApp, ready, search, shownCount } from '../hooks.mjs';
import { stage } from '../stage.mjs';

const zh = messages('zh');
const WORDS = /words\.[^/]*$/;
const PACK = /\.pack\.gz$/;

export const tests = {
  'the dictionary is not there': (test) => dictionaryFails(test, { status: 404 }),
  'the dictionary is cut short': (test) => dictionaryFails(test, { keep: 0.6 }),
  'the connection breaks off at the dictionary': (test) => dictionaryFails(test, { drop: true }),

  'the pack is cut short': (test) => packFails(test, { keep: 0.5 }),
  'the pack is not there': (test) => packFails(test, { status: 404 }),

  async 'a worker of the engine that dies is started again, and the reader told'(test) {
    const { page, host } = await stage(test);
    await openApp(page, host.url);
    await dictionaryReady(page);
    await search(page, '人社');
    await countBecomes(page, count('人社'), 'before');
    for (const worker of page.workers()) await throwIn(worker);
    await search(page, '太忻');
    await countBecomes(page, count('太忻'), 'the question asked of the new worker');
    await page.getByText(zh.WorkerRestarted).first().waitFor();
    await dictionaryReady(page);
    await openApp(page, host.url, link('/desk/segment', { text: '晋源区无人机' }));
    await holds(() => page.locator(hook('token')).count(), 'the segmenter answers too');
  },

  async 'a question under way when its worker dies is asked once more'(test) {
    const { page, host } = await stage(test);
    // The first worker that is asked anything after `armed` dies instead of hearing it, as a panic would end it.
    await page.addInitScript(() => {
      window.armed = 0;
      const send = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function (...message) {
        if (window.armed === 0) return send.apply(this, message);
        window.armed -= 1;
        this.terminate();
        setTimeout(() => this.dispatchEvent(new ErrorEvent('error', { message: 'unreachable', cancelable: true })));
      };
    });
    await openApp(page, host.url);
    await dictionaryReady(page);
    await search(page, '人社');
    await countBecomes(page, count('人社'), 'before');
    await page.evaluate(() => (window.armed = 1));
    await page.locator(hook('search-input')).fill('晋源区');
    await countBecomes(page, count('晋源区'), 'the question replayed');
    await page.getByText(zh.WorkerRestarted).first().waitFor();
  },
};

async function dictionaryFails(test, answer) {
  const { page, host } = await stage(test);
  host.misbehave((path) => (WORDS.test(path) ? answer : undefined));
  await openApp(page, host.url);
  const notice = page.locator(hook('error')).first();
  await notice.waitFor();
  const text = await notice.evaluate((notice) => notice.textContent);
  assert.ok(text.includes(zh.DictionaryFailedNotice), text);
  assert.match(text, /words\.\w+\.bin/, 'names the file');
  assert.notEqual(await page.locator(hook('app-ready')).first().getAttribute('data-dictionary'), 'ready');
  // Searching and reading go on.
  await search(page, '晋源区');
  await countBecomes(page, count('晋源区'), 'searching without the dictionary');
  await page.locator(hook('hit')).first().click();
  await page.locator(hook('line')).first().waitFor();
  // As long as the server has nothing better, the notice stays or comes back.
  await retry(page).click();
  await notice.waitFor();
  host.misbehave();
  await retry(page).click();
  await dictionaryReady(page);
  await becomes(() => page.locator(hook('error')).count(), 0, 'notices once the dictionary is there');
  await openApp(page, host.url, link('/desk/segment', { text: '晋源区无人机' }));
  await dictionaryReady(page);
  await holds(() => page.locator(hook('token')).count(), 'the bench cuts');
}

async function packFails(test, answer) {
  const { page, host } = await stage(test);
  host.misbehave((path) => (PACK.test(path) ? answer : undefined));
  await page.goto(host.url);
  const notice = page.locator(hook('error')).first();
  await notice.waitFor();
  const text = await holds(() => notice.innerText(), 'the notice has words');
  assert.match(text, /\.pack/, `names the file: ${text}`);
  await pause(300);
  assert.equal(await page.locator(hook('app-ready')).count(), 0, 'not said to be ready');
  host.misbehave();
  await retry(page).click();
  await ready(page);
  await search(page, '人社');
  await countBecomes(page, count('人社'), 'after the retry');
  assert.equal(await shownCount(page), count('人社'));
}

const retry = (page) => page.locator(hook('error')).getByRole('button', { name: zh.Retry }).first();

/** An error that nothing in the worker catches. */
const throwIn = (worker) =>
  worker.evaluate(() => {
    setTimeout(() => {
      throw new Error('a test has thrown this');
    });
  });
