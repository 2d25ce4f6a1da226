// Measures the site in dist/ in Chromium: node benches/browser/run.mjs [--corpus DIR] [--write] [NAME]…
//
// One run, one table, everything side by side; --write keeps it in docs/figures.md. Ratios come first, because they
// hold on other machines too.

import { existsSync } from 'node:fs';
import { launch } from '../../tests/browser/chromium.mjs';
import { dist } from '../../tests/browser/settings.mjs';
import { serve } from '../../tests/browser/static-server.mjs';
import { write } from './figures.mjs';
import { machine } from './machine.mjs';
import { files, inFreshProfile } from './measuring-page.mjs';
import { jiebaWasm, stockJieba } from './peers.mjs';
import { watchApp } from './recipe.mjs';
import { settings as read } from './settings.mjs';
import { print } from './table.mjs';

const MEASUREMENTS = ['dictionary', 'segment', 'search', 'typing', 'vitals'];

const settings = read(process.argv.slice(2));
if (!existsSync(`${dist}/index.html`)) {
  console.error(`There is no site in ${dist}: run \`cargo xtask build\` first.`);
  process.exit(1);
}
const names = MEASUREMENTS.filter((name) => settings.names.length === 0 || settings.names.some((part) => name.includes(part)));
const lines = await measureAll(names);
print(lines);
// Part of the table would replace the whole.
if (settings.write && names.length < MEASUREMENTS.length) console.error('docs/figures.md stays: only some were measured.');
else if (settings.write) write(lines, machine(await version()));
process.exit(lines.some((line) => line.error) ? 1 : 0);

async function measureAll(names) {
  const lines = [];
  const together = names.length > 0 ? await prepare(names) : null;
  for (const name of names) {
    console.error(`measuring: ${name}`);
    try {
      const { measure } = await import(`./${name}.mjs`);
      const { rows, skipped } = await measure(together);
      lines.push(...rows.map((row) => ({ name, ...row })));
      if (skipped) lines.push({ name, skipped });
    } catch (error) {
      lines.push({ name, error: error.stack ?? String(error) });
    }
  }
  await together?.host.stop();
  return lines;
}

/** What the measurements share. Peers are built and installed only where they are wanted. */
async function prepare(names) {
  const wanted = (...list) => list.some((name) => names.includes(name));
  const none = { missing: 'not wanted', files: {} };
  const peers = {
    stock: wanted('dictionary') ? stockJieba() : none,
    'jieba-wasm': wanted('dictionary', 'segment') ? jiebaWasm() : none,
  };
  for (const { missing } of Object.values(peers)) if (missing && missing !== 'not wanted') console.error(`Left out: ${missing}.`);
  const extra = files(peers.stock.files ?? {}, peers['jieba-wasm'].files ?? {});
  const host = await serve({ folder: dist, extra });
  host.add = (path, file) => {
    extra[path] = file;
  };
  const browser = await launch();
  const recipes = wanted('dictionary', 'segment', 'search') ? await watchApp(browser, host.url) : null;
  await browser.close();
  return { settings, host, launch, recipes, peers, fresh: (use) => inFreshProfile(launch, host.origin, use) };
}

async function version() {
  const browser = await launch();
  const version = browser.version();
  await browser.close();
  return version;
}
