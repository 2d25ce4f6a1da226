// For everyone: axe-core's rules on every view, in both languages, both themes, narrow and wide; nothing scrolls
// sideways on the narrowest screen.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dictionaryReady, hook, link, openApp } from '../hooks.mjs';
import { stage } from '../stage.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const VIEWS = {
  'the front page': [''],
  'an empty Find': [link('/find')],
  Find: [link('/find', { q: '太忻' }), 'hit'],
  'Find without hits': [link('/find', { q: '量子计算机' })],
  Paper: [link('/paper/003', { line: 15 }), 'line'],
  'an article': [link('/paper/001', { line: 99, view: 'article' }), 'line'],
  'a page with its facts': [link('/paper/003', { line: 15, facts: 1 }), 'line'],
  'the index of people': [link('/index/people'), 'table-row'],
  'the index of quantities': [link('/index/sums'), 'table-row'],
  'the index of dates': [link('/index/dates'), 'table-row'],
  'a person': [link('/index/people', { name: '韦韬' }), 'table-row'],
  Desk: [link('/desk')],
  'the bench': [link('/desk/segment', { text: '太原市人社局抓实社会保险经办工作，韦韬说。' }), 'token'],
};

const tests = {
  async 'nothing scrolls sideways at 360 px'(test) {
    for (const locale of ['zh-CN', 'en-GB']) {
      const { page, host } = await stage(test, { locale, viewport: { width: 360, height: 720 } });
      for (const [name, [view, wait]] of Object.entries(VIEWS)) {
        await openView(page, host, view, wait);
        const width = await page.evaluate(() => document.scrollingElement.scrollWidth);
        assert.ok(width <= 360, `${name} (${locale}) is ${width} px wide`);
      }
    }
  },
};

for (const locale of ['zh-CN', 'en-GB']) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [390, 1440]) {
      tests[`axe: ${locale}, ${colorScheme}, ${width} px`] = async (test) => {
        const viewport = { width, height: width < 500 ? 844 : 900 };
        const { page, host } = await stage(test, { locale, colorScheme, viewport });
        const found = [];
        for (const [name, [view, wait]] of Object.entries(VIEWS)) {
          await openView(page, host, view, wait);
          found.push(...(await violations(page)).map((violation) => `${name}: ${violation}`));
        }
        assert.deepEqual(found, []);
      };
    }
  }
}

export { tests };

async function openView(page, host, view, wait) {
  await page.goto('about:blank');
  await openApp(page, host.url, view);
  await dictionaryReady(page);
  if (wait) await page.locator(hook(wait)).first().waitFor();
  // Colours that are on their way are neither here nor there.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))));
}

/** What axe calls serious or critical. Its source comes by the debugger, which the page's policy does not bind. */
async function violations(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}, ${help}: ${nodes.slice(0, 3).map((node) => `${node.target.join(' ')} (${node.failureSummary?.split('\n')[1]?.trim() ?? ''})`).join('; ')}`);
}
