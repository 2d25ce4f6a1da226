// Firefox by way of WebDriver BiDi.

import puppeteer from 'puppeteer-core';
import { need, programs } from './settings.mjs';

export async function openFirefox(test) {
  need('firefox');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: programs.firefox,
    headless: true,
    extraPrefsFirefox: {
      // The browser's own errands would only blur what the test sees.
      'datareporting.policy.dataSubmissionEnabled': false,
      'intl.accept_languages': 'zh-CN, zh',
    },
  });
  test.afterwards(() => browser.close());
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  return {
    goto: (url) => page.goto(url),
    reload: () => page.reload(),
    evaluate: (body, ...args) => page.evaluate(`(${body})(...${JSON.stringify(args)})`),
    click: (selector) => page.click(selector),
    type: async (selector, text) => {
      await page.$eval(selector, (input) => {
        input.focus();
        input.select();
      });
      await page.keyboard.type(text);
    },
    picture: async () => Buffer.from(await page.screenshot()),
  };
}
