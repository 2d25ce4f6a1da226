// Nothing leaves the browser: what Chromium itself logs of its network, and deliberate attempts from the page and from
// both workers.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { holds } from '../expect.mjs';
import { launch } from '../chromium.mjs';
import { count, pages } from '../seeds.mjs';
import { scratch } from '../settings.mjs';
import { serve } from '../static-server.mjs';
import { countBecomes, dictionaryReady, hook, link, offlineReady, openApp, search } from '../hooks.mjs';
import { stage } from '../stage.mjs';

export const tests = {
  async 'a run asks the serving origin only'(test) {
    const file = `${scratch}/network-log.json`;
    const browser = await launch(`--log-net-log=${file}`, '--net-log-capture-mode=Default');
    test.afterwards(() => browser.close());
    const { page, host, context } = await stage({ ...test, browser }, { base: '/a/b/' });
    await openApp(page, host.url);
    await dictionaryReady(page);
    await search(page, '人社');
    await countBecomes(page, count('人社'), '人社');
    await page.locator(hook('hit')).first().click();
    await page.locator(hook('line')).first().waitFor();
    await openApp(page, host.url, link('/desk/segment', { text: '太原市人社局韦韬' }));
    await page.locator(hook('token')).first().waitFor();
    await offlineReady(page);
    await page.reload();
    await dictionaryReady(page);
    await context.close();
    await browser.close();

    const requests = networkLog(file);
    const ours = requests.filter(({ url, initiator }) => url.startsWith(host.origin) || initiator === host.origin);
    assert.ok(ours.length > 5, `the log has the run’s requests: ${ours.length}`);
    assert.deepEqual(ours.filter(({ url }) => !url.startsWith(host.origin)), [], 'requests to other origins');
    // Nor does what is asked tell anything: fragments stay in the browser, and there is nothing else.
    const told = host.log.filter(({ path }) => /[^\x20-\x7e]/.test(path) || path.includes('?'));
    assert.deepEqual(told, [], 'paths that tell what the reader does');
    const outside = host.paths().filter((path) => !path.startsWith(host.base));
    assert.deepEqual(outside, [], 'paths outside of the folder');
  },

  async 'fetches to another origin are blocked, in the page and in both workers'(test) {
    const { page, host } = await stage(test);
    const other = await serve({ anyOrigin: true, extra: { '/': { type: 'text/plain', body: 'taken' } } });
    test.afterwards(() => other.stop());
    await openApp(page, host.url);
    await dictionaryReady(page);
    const workers = await holds(() => page.workers().length >= 2 && page.workers(), 'two workers run');

    for (const [name, context] of [['page', page], ...workers.map((worker, index) => [`worker${index + 1}`, worker])]) {
      const outcome = await context.evaluate(attempts, `${other.origin}/?from=${name}`);
      for (const [way, result] of Object.entries(outcome)) assert.equal(result, 'blocked', `${way} from ${name}`);
      // The same context may ask its own origin: what was blocked was blocked by the policy.
      assert.equal(await context.evaluate((url) => fetch(url).then((answer) => answer.status), host.url), 200, `own origin from ${name}`);
    }
    await page.evaluate(embeddings, other.origin);
    assert.deepEqual(other.paths(), [], 'what the other origin was asked');

    // A page without the policy does reach it, so the silence above means something.
    const bare = await serve({ extra: { '/': { type: 'text/html', body: '<!doctype html>' } } });
    test.afterwards(() => bare.stop());
    await page.goto(bare.url);
    await page.evaluate((url) => fetch(url), other.url);
    assert.equal(other.log.length, 1);
  },

  async 'the policy allows neither inline script nor eval'(test) {
    const { page, host } = await stage(test);
    await openApp(page, host.url);
    const ran = await page.evaluate(async () => {
      window.ran = [];
      const script = document.createElement('script');
      script.textContent = 'window.ran.push("inline")';
      document.body.append(script);
      const button = document.createElement('button');
      button.setAttribute('onclick', 'window.ran.push("handler")');
      document.body.append(button);
      button.click();
      // In a task of the page's own: what the debugger runs itself may evaluate strings.
      setTimeout(() => {
        try {
          new Function('window.ran.push("eval")')();
        } catch {}
        try {
          setTimeout('window.ran.push("timer")');
        } catch {}
      });
      await new Promise((resolve) => setTimeout(resolve, 200));
      return window.ran;
    });
    assert.deepEqual(ran, [], 'what ran in spite of the policy');
    assert.equal(pages.length, 5);
  },
};

/** Runs in a page or in a worker. */
async function attempts(url) {
  const outcome = {};
  const attempt = async (way, act) => {
    outcome[way] = await act().then(() => 'went out', () => 'blocked');
  };
  await attempt('fetch', () => fetch(url));
  await attempt('fetch without reading', () => fetch(url, { mode: 'no-cors' }));
  await attempt('XMLHttpRequest', () => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.onload = resolve;
    request.onerror = reject;
    request.open('GET', url);
    request.send();
  }));
  await attempt('WebSocket', () => new Promise((resolve, reject) => {
    const socket = new WebSocket(url.replace('http', 'ws'));
    socket.onopen = resolve;
    socket.onerror = reject;
  }));
  await attempt('EventSource', () => new Promise((resolve, reject) => {
    const source = new EventSource(url);
    source.onopen = resolve;
    source.onerror = (event) => (source.close(), reject(event));
  }));
  if (typeof importScripts === 'function') {
    await attempt('importScripts', async () => importScripts(url));
  }
  return outcome;
}

/** Runs in the page: what is not fetched by script. */
async function embeddings(origin) {
  navigator.sendBeacon(`${origin}/beacon`, 'text');
  const add = (name, attributes) => document.body.append(Object.assign(document.createElement(name), attributes));
  add('img', { src: `${origin}/img` });
  add('script', { src: `${origin}/script` });
  add('iframe', { src: `${origin}/iframe` });
  add('link', { rel: 'stylesheet', href: `${origin}/style` });
  add('link', { rel: 'prefetch', href: `${origin}/prefetch` });
  add('video', { src: `${origin}/video` });
  const style = document.createElement('div');
  style.style.backgroundImage = `url(${origin}/background)`;
  style.textContent = '.';
  document.body.append(style);
  const form = Object.assign(document.createElement('form'), { action: `${origin}/form`, method: 'post' });
  document.body.append(form);
  form.submit();
  await new Promise((resolve) => setTimeout(resolve, 500));
}

/** Every request that Chromium's network stack began: { url, initiator }. */
function networkLog(file) {
  const { constants, events } = JSON.parse(readFileSync(file, 'utf8'));
  const begin = constants.logEventTypes.URL_REQUEST_START_JOB;
  return events
    .filter((event) => event.type === begin && event.params?.url)
    .map(({ params }) => ({ url: params.url, initiator: params.initiator }));
}
