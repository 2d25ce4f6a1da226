// Chinese and English, light and dark: each choice is kept, and no words of the other language are left.

import assert from 'node:assert/strict';
import { becomes, holds } from '../expect.mjs';
import { messages } from '../messages.mjs';
import { dictionaryReady, hook, link, openApp, ready } from '../hooks.mjs';
import { stage } from '../stage.mjs';

const [zh, en] = [messages('zh'), messages('en')];

const HAN = /\p{Script=Han}/u;

const VIEWS = [
  '',
  link('/find', { q: '社会保险' }),
  link('/find', { q: ',' }),
  link('/find', { q: '量子计算机' }),
  link('/find'),
  link('/paper/003', { line: 15 }),
  link('/paper'),
  link('/paper/999'),
  link('/paper/001', { line: 99, view: 'article', facts: 1 }),
  link('/index/people'),
  link('/index/sums'),
  link('/index/people', { name: '韦韬' }),
  link('/desk'),
  link('/desk/segment', { text: '太原市人社局，韦韬' }),
  link('/nowhere'),
];

export const tests = {
  async 'both languages name the same messages'() {
    assert.deepEqual(Object.keys(en), Object.keys(zh));
  },

  async 'the language is the browser’s, and then the reader’s'(test) {
    const { page, host } = await stage(test, { locale: 'en-GB' });
    await openApp(page, host.url);
    await becomes(() => page.locator('html').getAttribute('lang'), 'en', 'language of an English browser');
    await page.getByText(en.NavFind, { exact: true }).first().waitFor();
    await page.getByRole('button', { name: en.SwitchLanguage, exact: true }).click();
    await becomes(() => page.locator('html').getAttribute('lang'), 'zh-Hans', 'language after the switch');
    await page.getByText(zh.NavFind, { exact: true }).first().waitFor();
    await page.reload();
    await ready(page);
    await becomes(() => page.locator('html').getAttribute('lang'), 'zh-Hans', 'language after reload');
  },

  async 'no Chinese words of the page are left in English'(test) {
    const { page, host } = await stage(test, { locale: 'en-GB' });
    for (const view of VIEWS) {
      await openView(page, host, view);
      // Text of the corpus is marked as Chinese, and so are the names that stay as they are; what the reader asked
      // stands between quotation marks.
      const found = () => textIn(page, HAN, ':lang(zh)');
      const isLeft = (text) => HAN.test(text.replace(/“[^”]*”/g, '')) && !Object.values(en).includes(text);
      const left = async () => (await found()).filter(isLeft);
      await becomes(left, [], `Chinese at ${view || 'the front page'}`);
    }
  },

  async 'no English words of the page are left in Chinese'(test) {
    const { page, host } = await stage(test);
    // Fixed texts and what is fixed in the others.
    const fixed = Object.entries(en)
      .filter(([name]) => en[name] !== zh[name] && !name.startsWith('SwitchLanguage'))
      .flatMap(([, text]) => text.split(/\{[^}]*\}/))
      .map((part) => part.trim())
      .filter((part) => /[a-z]{3}/i.test(part));
    for (const view of VIEWS) {
      await openView(page, host, view);
      const found = (await textIn(page, /[A-Za-z]{3}/, ':lang(en)')).filter((text) => fixed.some((part) => text.trim() === part || (part.length > 8 && text.includes(part))));
      assert.deepEqual(found, [], `English at ${view || 'the front page'}`);
    }
  },

  async 'the theme follows the system, and then the reader'(test) {
    const { page, host } = await stage(test, { colorScheme: 'dark' });
    await openApp(page, host.url);
    const dark = async () => (await brightness(page)) < 0.4;
    await holds(dark, 'dark on a dark system');
    await page.emulateMedia({ colorScheme: 'light' });
    await holds(async () => !(await dark()), 'light on a light system');
    // From "as the system" by way of light to dark, in whatever order the control has them.
    for (let press = 0; press < 3 && !(await dark()); press += 1) await pressTheme(page);
    await holds(dark, 'dark by the reader’s choice on a light system');
    await page.reload();
    await ready(page);
    await holds(dark, 'dark after reload');
  },
};

async function openView(page, host, view) {
  await page.goto('about:blank');
  await openApp(page, host.url, view);
  await dictionaryReady(page);
  await page.waitForTimeout(300);
}

/** Visible texts that fit a pattern, outside of what a selector matches. */
const textIn = (page, wanted, outside) =>
  page.evaluate(
    ([source, flags, outside]) => {
      const pattern = new RegExp(source, flags);
      const found = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode;
        const parent = node.parentElement;
        if (!pattern.test(node.textContent) || parent.closest('script, style, template')) continue;
        if (outside && parent.matches(outside)) continue;
        if (parent.checkVisibility?.() === false) continue;
        found.push(node.textContent.trim());
      }
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
        for (const element of document.querySelectorAll(`[${name}]`)) {
          const text = element.getAttribute(name);
          if (pattern.test(text) && !(outside && element.matches(outside))) found.push(`${name}: ${text}`);
        }
      }
      return found;
    },
    [wanted.source, wanted.flags, outside],
  );

/** Lightness of the page's ground, 0 to 1. */
const brightness = (page) =>
  page.evaluate(() => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d');
    const colour = [document.body, document.documentElement]
      .map((element) => getComputedStyle(element).backgroundColor)
      .find((colour) => colour !== 'rgba(0, 0, 0, 0)' && colour !== 'transparent');
    canvas.fillStyle = colour ?? 'white';
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
    return (red + green + blue) / 765;
  });

const pressTheme = (page) =>
  page.getByRole('button', { name: new RegExp(`^(${[zh.ThemeAuto, zh.ThemeLight, zh.ThemeDark].join('|')})$`) }).click();
