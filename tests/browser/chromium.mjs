// Chromium, driven by Playwright.

import { chromium } from 'playwright-core';
import { programs } from './settings.mjs';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launch(...flags) {
  return chromium.launch({ executablePath: programs.chromium, headless: true, args: [...FLAGS, ...flags] });
}

/**
 * A fresh profile with one page. What the page's console and its uncaught errors say is kept: a test that passes
 * while the page throws has not passed.
 */
export async function open(browser, options = {}) {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.setDefaultTimeout(40_000);
  return { context, page, complaints };
}
