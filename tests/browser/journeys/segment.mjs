// The segmentation bench: three modes, HMM, tags, and a token's count in the corpus.

import assert from 'node:assert/strict';
import { becomes, holds } from '../expect.mjs';
import { count, pages } from '../seeds.mjs';
import { fill, messages } from '../messages.mjs';
import { dictionaryReady, fragment, hook, link, openApp } from '../hooks.mjs';
import { stage } from '../stage.mjs';

const TEXT = '太原市人社局抓实社会保险经办工作';
const zh = messages('zh');

export const tests = {
  async 'a sentence is cut with a tag on every token'(test) {
    const { page, host, complaints } = await stage(test);
    await openBench(page, host, `${TEXT}，韦韬说：“好！”`);
    const tokens = await taggedTokens(page);
    for (const word of ['太原市', '社会保险', '经办', '工作']) {
      assert.ok(tokens.some((token) => token.text === word), `${word} among ${tokens.map((token) => token.text)}`);
    }
    assert.ok(tokens.some((token) => token.text === '太原市' && token.tag === 'ns'), '太原市 is a place');
    for (const mark of '，：“！”') {
      const found = tokens.filter((token) => token.text === mark);
      assert.ok(found.length > 0 && found.every((token) => token.tag === 'w'), `${mark} is tagged w: ${JSON.stringify(found)}`);
    }
    assert.deepEqual(complaints, []);
  },

  async 'three modes side by side, and the HMM can be switched off'(test) {
    const { page, host } = await stage(test);
    // 量子 and 计算机 inside; and a name that no dictionary has, joined by the HMM only.
    await openBench(page, host, '太原市人社局局长王建国和韦韬强调社会保险经办机构');
    await taggedTokens(page);
    for (const name of ['LanePrecise', 'LaneSearch', 'LaneAll']) {
      assert.ok(await page.getByText(zh[name], { exact: true }).first().isVisible(), `${zh[name]} is shown`);
    }
    const texts = async () => (await tokensOn(page)).map((token) => token.text).join(' ');
    const withHmm = await texts();
    assert.ok(withHmm.includes('韦韬'), withHmm);
    await page.getByLabel(zh.BenchHmm).first().click();
    await holds(async () => !(await texts()).includes('韦韬'), 'without the HMM 韦韬 falls apart');
    await page.getByLabel(zh.BenchHmm).first().click();
    await becomes(texts, withHmm, 'and with it again joins');
  },

  async 'text typed in is cut live and kept in the address'(test) {
    const { page, host } = await stage(test);
    await openBench(page, host, TEXT);
    await page.locator(hook('segment-input')).fill('晋源区无人机');
    await holds(async () => {
      const tokens = await tokensOn(page);
      return tokens.some((token) => token.text === '无人机') && !tokens.some((token) => token.text === '社会保险');
    }, 'the tokens of the new text');
    await becomes(() => fragment(page.url()).parameters.text, '晋源区无人机', 'the text in the address');
    await page.reload();
    await becomes(() => page.locator(hook('segment-input')).inputValue(), '晋源区无人机', 'the text after reload');
  },

  async 'the browser cuts every page as the pack was cut natively'(test) {
    const { page, host } = await stage(test);
    // Without the dictionary the bench shows the words of the pack.
    let withheld = true;
    host.misbehave((path) => (withheld && /words\.[^/]*$/.test(path) ? { status: 404 } : undefined));
    const shown = page.locator(`[data-lane="precise"] ${hook('token')}`);
    // The pack cuts stitched passages, the bench lines: at a break inside a sentence they may differ.
    const precise = async (lines) => {
      const tokens = await readTokens(shown);
      return awayFromBreaks(tokens, lines).map(({ text, tag }) => `${text}/${tag}`).join(' ');
    };
    const open = (id) => openApp(page, host.url, link('/desk/segment', { at: id }));
    const packed = {};
    for (const { id, lines } of pages) {
      await open(id);
      await shown.first().waitFor();
      packed[id] = await precise(lines);
      assert.ok(packed[id].length > 1000, `the pack has the words of ${id}`);
    }
    withheld = false;
    // A page that was told of the failure asks again only when the reader does.
    await page.reload();
    for (const { id, lines } of pages) {
      await open(id);
      await dictionaryReady(page);
      await becomes(() => precise(lines), packed[id], `the words of ${id}`);
      await page.getByText(/ms|毫秒/).first().waitFor();
      await becomes(() => precise(lines), packed[id], `the words of ${id}, cut in the browser`);
    }
  },

  async 'a token tells its count in the corpus and searches it'(test) {
    const { page, host } = await stage(test);
    await openBench(page, host, TEXT);
    await taggedTokens(page);
    await page.locator(hook('token'), { hasText: /^\s*社会保险/ }).first().click();
    await page.getByText(fill(zh.TokenCount, { n: count('社会保险') }), { exact: true }).waitFor();
    await page.getByText(fill(zh.TokenSearch, { text: '社会保险' }), { exact: true }).click();
    await becomes(() => fragment(page.url()).parameters.q, '社会保险', 'the address of its search');
    assert.equal(fragment(page.url()).path, '/find');
  },
};

async function openBench(page, host, text) {
  await openApp(page, host.url, link('/desk/segment', { text }));
  await dictionaryReady(page);
  await becomes(() => page.locator(hook('segment-input')).inputValue(), text, 'the text area holds the text');
}

/** Characters on either side of a break in which a word of the passage may reach. */
const REACH = 4;

/** The tokens that do not stand at the end of a line that ends inside a sentence, nor at the beginning of a next. */
function awayFromBreaks(tokens, lines) {
  const breaks = [];
  let end = 0;
  for (const line of lines) {
    const text = line.replace(/\s/g, '');
    end += [...text].length;
    if (text && !/[。！？…!?；][”’」』）)》"]*$/u.test(text)) breaks.push(end);
  }
  let at = 0;
  return tokens.filter(({ text }) => {
    const start = at;
    at += [...text.replace(/\s/g, '')].length;
    return !breaks.some((place) => start < place + REACH && at > place - REACH);
  });
}

const tokensOn = (page) => readTokens(page.locator(hook('token')));

const readTokens = (tokens) =>
  tokens.evaluateAll((found) =>
    found.map((token) => ({ text: token.querySelector('.word').textContent, tag: token.dataset.pos })),
  );

/** Waits until every token has a real tag, which needs the dictionary and the model for unknown words. */
async function taggedTokens(page) {
  await holds(async () => {
    const tokens = await tokensOn(page);
    return tokens.length > 0 && tokens.every((token) => token.tag && token.tag !== 'x');
  }, 'every token has a tag, none of them x').catch(async (error) => {
    error.message += `: ${JSON.stringify(await tokensOn(page))}`;
    throw error;
  });
  return tokensOn(page);
}
