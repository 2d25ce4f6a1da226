// The words of the page, from the same files as the page has them.

import { readFileSync } from 'node:fs';
import { root } from './settings.mjs';

/** Texts by name, in one language. */
export function messages(language) {
  const lines = readFileSync(`${root}locales/${language}.txt`, 'utf8').split('\n');
  const pairs = lines.map((line) => line.match(/^(\w+) = (.*)$/)).filter(Boolean);
  return Object.fromEntries(pairs.map(([, name, text]) => [name, text.trim()]));
}

/** A text with its values. */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** A number as the page writes it. */
export const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ',');
