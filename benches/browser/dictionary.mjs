// How soon the dictionary is ready in its worker, and how much memory it takes, beside jieba-rs as it comes and
// jieba-wasm. Fresh profiles, so nothing is cached; the contestants take turns.

import { least, mb, median, ms, ratio } from './numbers.mjs';

const ROUNDS = 7;

export async function measure({ recipes, peers, fresh }) {
  const samples = { ours: [], stock: [], 'jieba-wasm': [] };
  const open = {
    ours: (page) => page.evaluate((recipe) => self.bench.openOurs(recipe), recipes.segmenter),
    stock: (page) => page.evaluate(() => self.bench.openPeer('stock')),
    'jieba-wasm': (page) => page.evaluate(() => self.bench.openPeer('jieba-wasm')),
  };
  const present = Object.keys(open).filter((name) => !peers[name]?.missing);
  for (let round = 0; round < ROUNDS; round += 1) {
    await fresh(async (page) => {
      for (let turn = 0; turn < present.length; turn += 1) {
        const name = present[(turn + round) % present.length];
        samples[name].push(await open[name](page));
      }
    });
  }
  return table(samples, peers);
}

function table({ ours, stock, 'jieba-wasm': wasm }, peers) {
  const rows = [];
  const ready = ours.map((sample) => sample.milliseconds);
  const whole = ours.map((sample) => sample.fromNothing);
  const memory = ours.at(-1).memory;
  if (stock.length > 0) {
    const bare = stock.map((sample) => sample.open);
    const fetched = stock.map((sample) => sample.open + sample.download);
    rows.push(
      beside('dictionary ready: ours with download and gunzip ÷ `with_dict` alone', 1, ready, bare, peers.stock.label),
      beside('the same ÷ `with_dict` with the download of dict.txt', null, ready, fetched, peers.stock.label),
      {
        figure: 'WebAssembly memory with the dictionary open',
        goal: '≤ 46 MB',
        measured: mb(memory),
        met: memory <= 46e6,
        beside: `${ratio(memory / stock.at(-1).memory)} of ${peers.stock.label} (${mb(stock.at(-1).memory)})`,
      },
    );
  }
  if (wasm.length > 0) {
    const theirs = wasm.map((sample) => sample.fromNothing);
    const row = beside('from nothing to ready: script, module, dictionary', 1, whole, theirs, peers['jieba-wasm'].label);
    row.beside += `; its memory ${mb(wasm.at(-1).memory)}`;
    rows.push(row);
  }
  if (stock.length === 0) {
    rows.push({ figure: 'dictionary ready', goal: '', measured: `${ms(median(ready))} (least ${ms(least(ready))})`, beside: '' });
  }
  return { rows };
}

function beside(figure, goal, ours, theirs, label) {
  const middle = median(ours) / median(theirs);
  return {
    figure,
    goal: goal === null ? '' : `≤ ${goal.toFixed(1)}`,
    measured: `${ratio(middle)} median, ${ratio(least(ours) / least(theirs))} least`,
    met: goal === null ? undefined : middle <= goal,
    beside: `${ms(median(ours))} (least ${ms(least(ours))}) to ${label} ${ms(median(theirs))} (least ${ms(least(theirs))})`,
  };
}
