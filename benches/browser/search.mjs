// Searches of the seed pack in the engine worker, round trip included, over every word of the corpus.

import { pages } from '../../tests/browser/seeds.mjs';
import { most, ms, quantile } from './numbers.mjs';

const GOAL = 8;

export async function measure({ recipes, fresh }) {
  const ids = pages.map((page) => page.id);
  const { results } = await fresh((page) =>
    page.evaluate(([recipe, ids]) => self.bench.search(recipe, ids, 50), [recipes.engine, ids]),
  );
  const without = results.filter((one) => one.hits === 0);
  if (without.length > 0) throw new Error(`words of the corpus without a hit: ${without.slice(0, 5).map((one) => one.word)}`);
  const times = results.map((one) => one.milliseconds);
  return {
    rows: [
      {
        figure: `search, round trip, over ${results.length} words of the corpus: p95`,
        goal: `≤ ${GOAL} ms`,
        measured: fine(quantile(times, 0.95)),
        met: quantile(times, 0.95) <= GOAL,
        beside: `p50 ${fine(quantile(times, 0.5))}, longest ${fine(most(times))}`,
      },
    ],
  };
}

const fine = (value) => (value < 10 ? `${value.toFixed(2)} ms` : ms(value));
