// Articles and facts, as a reader uses them: an article and its looks, hits over a line break, corrections, cards,
// indexes.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { becomes, holds } from '../expect.mjs';
import { count } from '../seeds.mjs';
import { countBecomes, fragment, hook, link, openApp, ready, search } from '../hooks.mjs';
import { messages } from '../messages.mjs';
import { stage } from '../stage.mjs';

const zh = messages('zh');

export const tests = {
  async 'an article in its looks, the place kept'(test) {
    const { page, host, complaints } = await stage(test);
    await openApp(page, host.url, link('/paper/001', { line: 121 }));
    await page.locator(hook('article-list')).waitFor({ state: 'attached' });
    await look(page, zh.ViewArticle);
    await becomes(() => fragment(page.url()).parameters, { line: '121', view: 'article' }, 'the address of the article');
    await becomes(() => page.locator('.article-title').innerText(), '晋源区打造商贸文旅融合集聚区', 'its title');
    // One sentence that two other articles interrupt is one paragraph, with both lines in the margin.
    const paragraph = page.locator(`${hook('line')}[data-line="123"]`);
    assert.match(await paragraph.innerText(), /小舞台演艺、大剧场秀/, 'it goes on with line 149');
    assert.deepEqual(await paragraph.locator('.line-number').evaluateAll((all) => all.map((one) => one.dataset.number)), ['123', '149']);
    await look(page, zh.ViewLines);
    await becomes(() => numbersOn(page).then((all) => all.includes(125) || !all.includes(149)), false, 'only its lines');
    await look(page, zh.ViewPage);
    await becomes(() => fragment(page.url()).parameters, { line: '121' }, 'the address of the page');
    await inSight(page, 121);
    assert.deepEqual(complaints, []);
  },

  async 'why an article begins where it does, and its citation'(test) {
    const { page, host } = await stage(test);
    await openApp(page, host.url, link('/paper/001', { line: 99, view: 'article' }));
    const why = page.locator('.why summary');
    await why.focus();
    await page.keyboard.press('Enter');
    await page.getByText(zh.WhyHeadline).first().waitFor();
    await holds(async () => /001.*97–123, 149–163/.test(await page.locator('.citation').innerText()), 'the citation names the lines');
  },

  async 'a hit over a line break marks both lines'(test) {
    const { page, host } = await stage(test);
    await openApp(page, host.url);
    await search(page, '住房保障体系');
    const hit = page.locator(`${hook('hit')}[data-address="004:19"]`).first();
    await hit.waitFor();
    assert.equal(await hit.getAttribute('data-addresses'), '004:19 004:21');
    assert.equal(await hit.locator('mark').innerText(), '住房保障体系');
    assert.match(await page.locator(hook('search-count')).first().innerText(), /\d/);
    await hit.click();
    for (const line of [19, 21]) await page.locator(`${hook('line')}[data-line="${line}"] mark`).first().waitFor();
  },

  async 'hits stand under their articles'(test) {
    const { page, host } = await stage(test);
    await openApp(page, host.url);
    await search(page, '零工市场');
    await countBecomes(page, count('零工市场'), 'hits of one article');
    const group = page.locator('.group').first();
    assert.match(await group.innerText(), /今年我市人社工作/);
    assert.match(await group.innerText(), /李晓井/, 'with its writer');
    await group.locator('a').click();
    await becomes(() => fragment(page.url()).parameters.view, 'article', 'the heading leads to the article');
  },

  async 'a split is taken back, put again, saved, and applied on load'(test) {
    const { page, host } = await stage(test);
    await openApp(page, host.url, link('/paper/001'));
    const articles = page.locator(hook('article'));
    await articles.first().waitFor({ state: 'attached' });
    const before = await articles.count();
    await page.locator(`${hook('line')}[data-line="13"] .line-number`).click();
    await page.getByRole('button', { name: zh.SplitHere }).click();
    await becomes(() => articles.count(), before + 1, 'articles after the split');
    await page.goto(`${host.url}#/desk`);
    await page.locator(hook('correction')).first().waitFor();
    await page.getByRole('button', { name: zh.Undo, exact: true }).click();
    await becomes(() => page.locator(hook('correction')).count(), 0, 'corrections after undo');
    await page.getByRole('button', { name: zh.Redo, exact: true }).click();
    await becomes(() => page.locator(hook('correction')).count(), 1, 'corrections after redo');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: zh.DeskExport, exact: true }).click(),
    ]);
    assert.equal(readFileSync(await file.path(), 'utf8'), 'split 001:13\n');
    await page.goto(`${host.url}#/paper/001`);
    await page.reload();
    await ready(page);
    await becomes(() => articles.count(), before + 1, 'articles after reload');
    // A line without effect is kept and says why.
    await page.goto(`${host.url}#/desk`);
    await page.locator(hook('corrections-input')).setInputFiles({ name: 'c.txt', mimeType: 'text/plain', buffer: Buffer.from('split 009:1\nsplit 001:13\n') });
    await becomes(() => page.locator(hook('correction')).count(), 2, 'one more is read, the known one is not doubled');
    await page.getByText(zh.RefusedPage).first().waitFor();
  },

  async 'a fact opens its card by the keyboard, Escape gives the focus back'(test) {
    const { page, host } = await stage(test);
    await openApp(page, host.url, link('/paper/003', { line: 7 }));
    await page.locator(hook('facts-toggle')).focus();
    await page.keyboard.press('Enter');
    const facts = page.locator('.fact');
    await facts.first().waitFor();
    assert.equal(await page.locator('.fact[tabindex="0"]').count(), 1, 'one stop of the Tab key');
    await page.locator('.fact[tabindex="0"]').focus();
    await page.keyboard.press('ArrowRight');
    const number = await page.evaluate(() => document.activeElement.dataset.fact);
    await page.keyboard.press('Enter');
    const card = page.locator(hook('inspector'));
    await card.waitFor();
    await becomes(() => page.evaluate(() => document.activeElement.dataset.testid), 'inspector', 'focus in the card');
    await card.getByText(zh.CardPrinted).waitFor();
    await page.keyboard.press('Escape');
    await becomes(() => card.count(), 0, 'the card after Escape');
    await becomes(() => page.evaluate(() => document.activeElement.dataset.fact), number, 'focus after Escape');
    assert.equal(fragment(page.url()).parameters.facts, '1', 'the address says that facts are shown');
  },

  async 'the page of a person, from the index'(test) {
    const { page, host, complaints } = await stage(test);
    await openApp(page, host.url, link('/index/people'));
    const rows = page.locator(hook('table-row'));
    await rows.first().waitFor();
    const row = page.locator(hook('table-row'), { hasText: '韦韬' }).first();
    await row.locator('a').first().click();
    await becomes(() => fragment(page.url()), { path: '/index/people', parameters: { name: '韦韬' } }, 'the address of a person');
    await page.locator('h1', { hasText: '韦韬' }).waitFor();
    await page.getByText(zh.CardOffices).first().waitFor();
    const mention = rows.first();
    await mention.locator('a').first().click();
    await holds(async () => fragment(page.url()).path.startsWith('/paper/'), 'a mention leads to its line');
    assert.deepEqual(complaints, []);
  },

  async 'quantities keep their scopes apart, and a table is saved with safe cells'(test) {
    const { page, host } = await stage(test);
    await openApp(page, host.url, link('/index/sums'));
    const rows = page.locator(hook('table-row'));
    await rows.first().waitFor();
    for (const scope of await page.locator('.scope').allInnerTexts()) assert.ok(scope.trim().length > 0, 'every row has a scope');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: zh.SaveCsv, exact: true }).click(),
    ]);
    const csv = readFileSync(await file.path(), 'utf8').replace(/^\uFEFF/, '').trim().split('\r\n');
    assert.equal(csv.length, (await rows.count()) + 1, 'a row of the file for each of the table');
    for (const line of csv) assert.doesNotMatch(line, /(^|,)"?[=+@-]/, line);
  },

  async 'the front page leads into the indexes'(test) {
    const { page, host } = await stage(test);
    await openApp(page, host.url);
    const named = page.locator(hook('named'));
    await named.waitFor();
    await named.locator('.names a').first().click();
    await holds(async () => fragment(page.url()).path.startsWith('/index/'), 'a name leads to its page');
  },
};

const look = (page, name) => page.locator('.looks').getByText(name, { exact: true }).click();

const numbersOn = (page) => page.locator(hook('line')).evaluateAll((lines) => lines.map((line) => Number(line.dataset.line)));

const inSight = (page, line) =>
  holds(async () => {
    const box = await page.locator(`${hook('line')}[data-line="${line}"]`).first().boundingBox();
    return box && box.y >= 0 && box.y < page.viewportSize().height;
  }, `line ${line} is in sight`);
