// Keeps the table in docs/figures.md, between two marks; the rest of that page is written by hand.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { root } from '../../tests/browser/settings.mjs';
import { markdown } from './table.mjs';

const FILE = `${root}docs/figures.md`;
const BEGIN = '<!-- measured in the browser: written by `cargo xtask bench` -->';
const END = '<!-- end -->';

export function write(lines, machine) {
  const left = lines.filter((line) => line.skipped).map(({ name, skipped }) => `\n${name}: left out, ${skipped}.`);
  const part = `${BEGIN}\n\nMeasured on ${machine}.\n\n${markdown(lines)}\n${left.join('')}\n${END}`;
  const text = existsSync(FILE) ? readFileSync(FILE, 'utf8') : PAGE;
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  mkdirSync(`${root}docs`, { recursive: true });
  const page = from < 0 || to < from ? `${text.trimEnd()}\n\n${part}\n` : text.slice(0, from) + part + text.slice(to + END.length);
  writeFileSync(FILE, page);
  console.error('docs/figures.md has been written.');
}

const PAGE = `# Figures

How fast and how large Yuebao is, beside what else there is. Repeat with \`cargo xtask bench --corpus DIR --write\`, where
DIR is a folder of text files; the bytes are weighed by \`cargo xtask size\`.

## In the browser

Method: the release build, served by a plain static server on the same machine, in headless Chromium. Ours and the peers
run in workers of one page, taking turns. Ratios hold on other machines; absolute times are of this one.

- **dictionary**: seven fresh profiles. Ours: from \`Start\` to \`Ready\` in the worker, so transfer, decompression and
  opening. jieba-rs as it comes: \`Jieba::with_dict\` on its own dict.txt, built by the same compiler and optimiser.
- **cutting**: up to 20 MB of the corpus, five rounds; tokens are counted, ours stay in WebAssembly memory.
- **search**: one search for each different word of the seed pages, from \`postMessage\` in the page to the decoded
  answer with its first 50 hits.
- **typing**: ten queries typed key by key in the app, long tasks as the browser reports them.
- **vitals**: Chromium's own emulation, processor 4 times slower, 1.6 Mbit/s, 150 ms; a journey from the first byte over
  search, page and segmentation. Once with files compressed as static hosts do, once without.
`;
