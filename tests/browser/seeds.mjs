// The truth: plain scans over the five files, by nothing of the program's own.

import { readFileSync, readdirSync } from 'node:fs';
import { root } from './settings.mjs';

/** Pages in order: { id, file, lines }. Line 1 is lines[0]. */
export const pages = readdirSync(`${root}seeds`)
  .filter((file) => file.endsWith('.txt'))
  .sort()
  .map((file) => {
    const lines = readFileSync(`${root}seeds/${file}`, 'utf8').replace(/^\uFEFF/, '').split(/\r?\n/);
    return { id: file.slice(0, 3), file, lines };
  });

/**
 * Folding as DESIGN.md describes it, as far as the tests' queries need it: width, case and quotes, one character to
 * one character.
 */
export function fold(text) {
  const one = (c) => {
    const code = c.codePointAt(0);
    if (code >= 0xff01 && code <= 0xff5e) c = String.fromCodePoint(code - 0xfee0);
    if (code === 0x3000) return ' ';
    if ('“”„‟「」『』〝〞〟﹁﹂﹃﹄'.includes(c)) return '"';
    if ('‘’‚‛'.includes(c)) return "'";
    const lower = c.toLowerCase();
    return [...lower].length === 1 ? lower : c;
  };
  return Array.from(text, one).join('');
}

/** Addresses (`003:15`) of all hits, line by line, left to right, none overlapping the one before. */
export function scan(query, { folded = true } = {}) {
  const form = folded ? fold : (text) => text;
  const wanted = form(query);
  const addresses = [];
  for (const page of pages) {
    page.lines.forEach((line, index) => {
      const hits = form(line).split(wanted).length - 1;
      for (let hit = 0; hit < hits; hit += 1) addresses.push(`${page.id}:${index + 1}`);
    });
  }
  return addresses;
}

export const count = (query) => scan(query).length;
export const printedCount = (query) => scan(query, { folded: false }).length;
