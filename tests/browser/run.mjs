// Runs the browser tests: node tests/browser/run.mjs [PART OF A NAME]…
//
// Each file in journeys/ exports `tests`, an object from a name to a function of one argument: what the tests share
// (see `shared` below). One line per test; the last line is `N passed, N failed`.

import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { launch } from './chromium.mjs';
import { dist, scratch, Skip } from './settings.mjs';

// Ends a test that hangs; far more than any needs.
const LIMIT = 240_000;

async function main(parts) {
  if (!existsSync(`${dist}/index.html`)) {
    console.log(`There is no site in ${dist}: run \`cargo xtask build\` first.\n0 passed, 1 failed`);
    return 1;
  }
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  const shared = { browser: await launch() };
  const tally = { passed: 0, failed: 0 };
  try {
    for (const test of await collect(parts)) await runOne(test, shared, tally);
  } finally {
    await shared.browser.close();
  }
  console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
  return tally.failed === 0 ? 0 : 1;
}

async function collect(parts) {
  const tests = [];
  const folder = new URL('./journeys/', import.meta.url);
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.mjs')) continue;
    const module = await import(new URL(file, folder));
    for (const [name, run] of Object.entries(module.tests)) {
      tests.push({ name: `${file.slice(0, -'.mjs'.length)}: ${name}`, run });
    }
  }
  return parts.length === 0 ? tests : tests.filter((test) => parts.some((part) => test.name.includes(part)));
}

async function runOne({ name, run }, shared, tally) {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no end after ${LIMIT / 1000} s`)), LIMIT);
  });
  // What a test opens is closed whatever happens, last opened first.
  const closers = [];
  const afterwards = (close) => closers.push(close);
  const pictures = [];
  const onFailure = (take) => pictures.push(take);
  try {
    await Promise.race([run({ ...shared, afterwards, onFailure }), limit]);
    tally.passed += 1;
    console.log(`ok      ${name}`);
  } catch (error) {
    if (error instanceof Skip) {
      console.log(`skipped ${name}: ${error.message}`);
    } else {
      tally.failed += 1;
      console.log(`FAILED  ${name}\n${indent(error.stack ?? String(error))}`);
      const file = `${scratch}/${name.replace(/[^\w-]+/g, '-')}`;
      for (const [number, take] of pictures.entries()) {
        await take(`${file}-${number + 1}.png`).then(
          (told) => told && console.log(indent(told)),
          () => {},
        );
      }
    }
  } finally {
    clearTimeout(timer);
    for (const close of closers.reverse()) await Promise.resolve().then(close).catch(() => {});
  }
}

const indent = (text) => text.replace(/^/gm, '        ');

process.exit(await main(process.argv.slice(2)));
