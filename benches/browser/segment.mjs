// How fast a large text is cut, tokens kept where they are made, beside jieba-wasm and Intl.Segmenter in workers of
// the same page.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { least, median, ratio } from './numbers.mjs';
import { FOLDER } from './measuring-page.mjs';

const LARGEST = 20e6;
const ROUNDS = 5;
const GOAL = 4;

export async function measure({ settings, host, recipes, peers, fresh }) {
  if (!settings.corpus || !existsSync(settings.corpus)) {
    return { rows: [], skipped: 'no large text to cut: give --corpus DIR, a folder of text files' };
  }
  const text = read(settings.corpus);
  const address = `${FOLDER}corpus.txt`;
  host.add(address, { type: 'text/plain; charset=utf-8', body: text });
  const names = ['intl', ...(peers['jieba-wasm'].missing ? [] : ['jieba-wasm'])];
  const { bytes, results } = await fresh((page) =>
    page.evaluate(([recipe, names, address, rounds]) => self.bench.segment(recipe, names, address, rounds), [
      recipes.segmenter,
      names,
      address,
      ROUNDS,
    ]),
  );
  const speeds = (name) => results[name].map((one) => bytes / 1000 / one.milliseconds);
  const labels = { intl: 'Intl.Segmenter', 'jieba-wasm': peers['jieba-wasm'].label };
  const faster = names.reduce((a, b) => (median(speeds(a)) > median(speeds(b)) ? a : b));
  const middle = median(speeds('ours')) / median(speeds(faster));
  const told = (name) => `${labels[name]} ${median(speeds(name)).toFixed(1)} MB/s`;
  return {
    rows: [
      {
        figure: `cutting ${(bytes / 1e6).toFixed(1)} MB ÷ the faster peer`,
        goal: `≥ ${GOAL.toFixed(1)}`,
        measured: `${ratio(middle)} median, ${ratio(least(speeds('ours')) / least(speeds(faster)))} slowest`,
        met: middle >= GOAL,
        beside: `${median(speeds('ours')).toFixed(1)} MB/s to ${names.map(told).join(', ')}`,
      },
    ],
  };
}

/** The folder's text files in order of their names, as much as fits. */
function read(folder) {
  const files = readdirSync(folder).filter((name) => /\.(md|txt)$/.test(name)).sort();
  const parts = [];
  let size = 0;
  for (const name of files) {
    const part = readFileSync(join(folder, name));
    if (size + part.length > LARGEST) break;
    parts.push(part, Buffer.from('\n'));
    size += part.length;
  }
  return Buffer.concat(parts);
}
