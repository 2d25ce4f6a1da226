// Find, as a reader uses it: exact counts as one types, hits with their characters marked, keys, input methods.

import assert from 'node:assert/strict';
import { becomes, holds, pause } from '../expect.mjs';
import { count, fold, printedCount, scan } from '../seeds.mjs';
import { countBecomes, dictionaryReady, fragment, hitsOn, hook, link, openApp, ready, search } from '../hooks.mjs';
import { grouped, messages } from '../messages.mjs';
import { stage } from '../stage.mjs';

const zh = messages('zh');

const QUERIES = ['社会保险', '人社', '太忻', '晋源区', '十四五', '无人机', '1'];

export const tests = {
  'exact counts, from /': (test) => counts(test, '/'),
  'exact counts, from /a/b/': (test) => counts(test, '/a/b/'),

  async 'folded count with the printed one beside it'(test) {
    const { page, host } = await stage(test);
    await openApp(page, host.url);
    await search(page, ',');
    await countBecomes(page, count(','), 'hits of the folded comma');
    const shown = await page.locator('.folded').innerText();
    for (const number of [printedCount(','), count(',')]) assert.ok(shown.includes(grouped(number)), `${shown} names ${number}`);
    assert.equal(await page.locator(hook('search-count')).getAttribute('data-printed'), String(printedCount(',')));
  },

  async 'a query without hits says so'(test) {
    const { page, host } = await stage(test);
    await openApp(page, host.url);
    await search(page, '量子计算机');
    await countBecomes(page, 0, 'hits of what is not there');
    assert.equal(await page.locator(hook('hit')).count(), 0);
    assert.equal(await page.locator(hook('search-count')).innerText(), zh.NoHits);
  },

  async 'hits in the order of the text, each marked'(test) {
    const { page, host } = await stage(test);
    await openApp(page, host.url);
    for (const query of ['人社', '晋源区', '，']) {
      await search(page, query);
      await countBecomes(page, count(query), query);
      const expected = scan(query).slice(0, 50);
      await becomes(async () => (await hitsOn(page)).slice(0, 50).map((hit) => hit.address), expected, `addresses of ${query}`);
      for (const hit of await hitsOn(page)) {
        assert.ok(hit.marks.length > 0, `${hit.address} has a mark`);
        for (const mark of hit.marks) assert.equal(fold(mark), fold(query), `mark at ${hit.address}`);
      }
    }
  },

  async 'more hits come by scrolling, to the last'(test) {
    const { page, host } = await stage(test);
    await openApp(page, host.url);
    await search(page, '1');
    const total = count('1');
    await countBecomes(page, total, 'hits of 1');
    await becomes(async () => (await hitsOn(page)).length, 50, 'the first hits');
    await holds(async () => {
      await page.locator(hook('hit')).last().scrollIntoViewIfNeeded();
      await page.mouse.wheel(0, 2000);
      return (await page.locator(hook('hit')).count()) === total;
    }, `all ${total} hits after scrolling`);
    assert.deepEqual((await hitsOn(page)).map((hit) => hit.address), scan('1'));
  },

  async 'AND within an article, and exact quotes'(test) {
    const { page, host } = await stage(test);
    await openApp(page, host.url);
    await search(page, '"人社"');
    await countBecomes(page, count('人社'), 'a quoted word');
    await search(page, '","');
    await countBecomes(page, printedCount(','), 'a quoted comma is the printed one');
    await search(page, '人社 量子计算机');
    await countBecomes(page, 0, 'no article has both');
    // Two words of one article, and two of one page that stand in different articles.
    await search(page, '零工市场 工伤预防');
    await countBecomes(page, count('零工市场') + count('工伤预防'), 'hits of both words in the article that has both');
    await search(page, '零工市场 芭蕾舞');
    await countBecomes(page, 0, 'one page has both, no article');
  },

  async 'a click opens the page at the line, Back returns'(test) {
    const { page, host } = await stage(test);
    await openApp(page, host.url);
    await search(page, '太忻');
    await countBecomes(page, count('太忻'), '太忻');
    const address = scan('太忻')[3];
    const [id, line] = address.split(':');
    await page.locator(`${hook('hit')}[data-address="${address}"]`).first().click();
    await opensAt(page, id, line, '太忻');
    await page.goBack();
    await countBecomes(page, count('太忻'), 'the set after Back');
    await becomes(() => page.locator(hook('search-input')).inputValue(), '太忻', 'the query after Back');
  },

  async 'keys: / focuses, arrows move, Enter opens, Esc clears'(test) {
    const { page, host } = await stage(test);
    await openApp(page, host.url);
    await page.keyboard.press('/');
    await becomes(() => page.evaluate(() => document.activeElement.dataset.testid), 'search-input', 'focus after /');
    assert.equal(await page.locator(hook('search-input')).inputValue(), '', 'the key itself is not typed');
    await page.keyboard.type('太忻');
    await countBecomes(page, count('太忻'), '太忻');
    await holds(async () => (await hitsOn(page)).length > 2, 'hits are listed');
    await page.keyboard.press('ArrowDown');
    await becomes(() => activeAddress(page), scan('太忻')[0], 'the hit after one arrow');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await becomes(() => activeAddress(page), scan('太忻')[1], 'the hit after three arrows more');
    await page.keyboard.press('Enter');
    const [id, line] = scan('太忻')[1].split(':');
    await opensAt(page, id, line, '太忻');
    await page.keyboard.press('/');
    await page.keyboard.press('Escape');
    await becomes(() => page.locator(hook('search-input')).inputValue(), '', 'the query after Esc');
  },

  async 'nothing is asked while an input method composes'(test) {
    const { page, host, context } = await stage(test);
    await countMessages(page);
    await openApp(page, host.url);
    await dictionaryReady(page);
    await search(page, '人社');
    await countBecomes(page, count('人社'), 'before composing');
    await search(page, '');
    const input = page.locator(hook('search-input'));
    await input.focus();
    // Chromium's own input method, not events made by hand.
    const keyboard = await context.newCDPSession(page);
    const compose = (text) =>
      keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await pause(500);
    const [messages, url] = [await sentMessages(page), page.url()];
    for (const text of ['t', 'tai', 'tai x', 'tai xin']) {
      await compose(text);
      await pause(150);
    }
    assert.equal(await input.inputValue(), 'tai xin', 'the composition is in the field');
    await pause(500);
    assert.equal(await sentMessages(page), messages, 'questions sent while composing');
    assert.equal(page.url(), url, 'the address while composing');
    await keyboard.send('Input.insertText', { text: '太忻' });
    await countBecomes(page, count('太忻'), 'after the composition is committed');
    assert.equal(await input.inputValue(), '太忻');
  },

  async 'synthetic composition events are heeded alike'(test) {
    const { page, host } = await stage(test);
    await countMessages(page);
    await openApp(page, host.url);
    await dictionaryReady(page);
    const input = page.locator(hook('search-input'));
    await input.focus();
    await pause(500);
    const before = await sentMessages(page);
    await input.evaluate((field) => {
      const fire = (type, data) => field.dispatchEvent(new CompositionEvent(type, { data, bubbles: true }));
      fire('compositionstart', '');
      for (const text of ['w', 'wu', 'wu ren ji']) {
        field.value = text;
        fire('compositionupdate', text);
        field.dispatchEvent(new InputEvent('input', { data: text, isComposing: true, bubbles: true }));
      }
    });
    await pause(500);
    assert.equal(await sentMessages(page), before, 'questions sent while composing');
    await input.evaluate((field) => {
      field.value = '无人机';
      field.dispatchEvent(new InputEvent('input', { data: '无人机', isComposing: true, bubbles: true }));
      field.dispatchEvent(new CompositionEvent('compositionend', { data: '无人机', bubbles: true }));
    });
    await countBecomes(page, count('无人机'), 'after the composition');
  },

  async 'the address of a search restores it'(test) {
    const { page, host } = await stage(test);
    await openApp(page, host.url);
    await search(page, '社会保险');
    await countBecomes(page, count('社会保险'), 'typed');
    await becomes(() => fragment(page.url()).parameters.q, '社会保险', 'the query in the address');
    assert.equal(fragment(page.url()).path, '/find');
    await page.reload();
    await ready(page);
    await countBecomes(page, count('社会保险'), 'after reload');
    assert.equal(await page.locator(hook('search-input')).inputValue(), '社会保险');
    // Opened anew, by the address alone.
    await page.goto('about:blank');
    await openApp(page, host.url, link('/find', { q: '无人机', lens: 'list' }));
    await countBecomes(page, count('无人机'), 'from the address');
  },
};

async function counts(test, base) {
  const { page, host, complaints } = await stage(test, { base });
  await openApp(page, host.url);
  for (const query of QUERIES) {
    await search(page, query);
    await countBecomes(page, count(query), query);
  }
  // By key, as fast as keys come: what is shown in the end is the answer to what stands there in the end.
  await search(page, '');
  await page.locator(hook('search-input')).pressSequentially('太原市人社局');
  await countBecomes(page, count('太原市人社局'), 'typed key by key');
  assert.deepEqual(complaints, [], 'what the page complains of');
}

/** Paper is open at the line, which is in sight and marked. */
async function opensAt(page, id, line, query) {
  await becomes(() => fragment(page.url()).path, `/paper/${id}`, 'the address');
  assert.equal(fragment(page.url()).parameters.line, line);
  const element = page.locator(`${hook('line')}[data-line="${line}"]`).first();
  await element.waitFor();
  await holds(async () => {
    const box = await element.boundingBox();
    return box && box.y + box.height > 0 && box.y < page.viewportSize().height;
  }, `line ${line} is in sight`);
  await holds(() => element.evaluate((line) => line.classList.contains('here')), `line ${line} is highlighted`);
  const marks = await holds(async () => {
    const texts = await element.locator('mark').allInnerTexts();
    return texts.length > 0 && texts;
  }, `line ${line} has its hits marked`);
  for (const mark of marks) assert.equal(fold(mark), fold(query));
}

/** The address of the hit that the keys are at. */
const activeAddress = (page) => page.evaluate(() => document.activeElement.dataset.address);

/** Counts what the page sends to its workers. */
const countMessages = (page) =>
  page.addInitScript(() => {
    window.sent = 0;
    const send = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (...message) {
      window.sent += 1;
      return send.apply(this, message);
    };
  });

const sentMessages = (page) => page.evaluate(() => window.sent);
