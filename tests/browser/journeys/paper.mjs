// Paper: the front page, a page as numbered lines, its address.

import assert from 'node:assert/strict';
import { becomes, holds } from '../expect.mjs';
import { pages } from '../seeds.mjs';
import { fragment, hook, link, openApp, ready } from '../hooks.mjs';
import { stage } from '../stage.mjs';

export const tests = {
  async 'every line of every page as printed, by its number'(test) {
    const { page, host, complaints } = await stage(test);
    await openApp(page, host.url);
    for (const { id, lines } of pages) {
      await page.goto(host.url + link(`/paper/${id}`));
      await ready(page);
      // A file that ends with a line break has no further line after it.
      const printed = lines.at(-1) === '' ? lines.slice(0, -1) : lines;
      const expected = printed.map((text, index) => [index + 1, text]).filter(([, text]) => text.trim() !== '');
      await becomes(() => linesOn(page), expected, `lines of ${id}`);
    }
    assert.deepEqual(complaints, []);
  },

  async 'the front page leads to each page'(test) {
    const { page, host } = await stage(test);
    await openApp(page, host.url);
    for (const { id } of pages) {
      const way = page.locator(`a[href*="#/paper/${id}"]`).first();
      await way.waitFor();
    }
    await page.locator('a[href*="#/paper/003"]').first().click();
    await becomes(() => fragment(page.url()).path, '/paper/003', 'the address');
    await page.locator(hook('line')).first().waitFor();
    await page.goBack();
    await becomes(() => new URL(page.url()).hash.replace(/^#\/?/, ''), '', 'Back leads to the front page');
  },

  async 'an address opens its page at its line'(test) {
    const { page, host } = await stage(test);
    await openApp(page, host.url, link('/paper/002', { line: 120 }));
    const line = page.locator(`${hook('line')}[data-line="120"]`).first();
    await holds(async () => {
      const box = await line.boundingBox();
      return box && box.y >= 0 && box.y < page.viewportSize().height;
    }, 'line 120 is in sight');
  },

  async 'a page or line that does not exist is said not to'(test) {
    const { page, host } = await stage(test);
    await openApp(page, host.url, link('/paper/999'));
    await page.getByText('999').first().waitFor();
    await page.goto(host.url + link('/paper/003', { line: 9999 }));
    await page.getByText('9999').first().waitFor();
    await page.goto(host.url + link('/nowhere/at/all'));
    await ready(page);
    await page.getByText('nowhere').first().waitFor();
  },
};

/** Number and text of each printed line that is not blank. The number itself, and buttons, are no part of the text. */
const linesOn = (page) =>
  page.locator(hook('line')).evaluateAll((lines) =>
    lines
      .map((line) => {
        const copy = line.cloneNode(true);
        copy.querySelectorAll('button, a, [aria-hidden=true]').forEach((part) => part.remove());
        return [Number(line.dataset.line), copy.textContent];
      })
      .filter(([, text]) => text.trim() !== ''),
  );
