// What `node benches/browser/run.mjs [--corpus DIR] [--write] [NAME]…` is told. `cargo xtask bench` passes the corpus
// in YUEBAO_CORPUS.

export function settings(words) {
  const settings = { corpus: process.env.YUEBAO_CORPUS ?? null, write: process.env.YUEBAO_WRITE === '1', names: [] };
  while (words.length > 0) {
    const word = words.shift();
    if (word === '--corpus') settings.corpus = words.shift();
    else if (word === '--write') settings.write = true;
    else if (word.startsWith('-')) throw new Error(`${word} is unknown: [--corpus DIR] [--write] [NAME]…`);
    else settings.names.push(word);
  }
  return settings;
}
