// The table of all figures, for a terminal and for Markdown.

const HEAD = ['', 'figure', 'goal', 'measured', 'beside'];

export function print(lines) {
  const rows = [HEAD, ...cells(lines)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => width(row[column]))));
  console.log('');
  for (const row of rows) console.log(row.map((cell, column) => pad(cell, widths[column])).join('  ').trimEnd());
  for (const { name, skipped } of lines.filter((line) => line.skipped)) console.log(`${name}: left out, ${skipped}`);
  for (const { name, error } of lines.filter((line) => line.error)) console.log(`\n${name} FAILED: ${error}`);
}

export function markdown(lines) {
  const head = HEAD.with(0, 'met');
  return [head, head.map(() => '---'), ...cells(lines)].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

const cells = (lines) =>
  lines.filter((line) => line.figure).map((line) => [met(line.met), line.figure, line.goal, line.measured, line.beside ?? '']);

const met = (value) => (value === undefined ? '' : value ? 'yes' : 'NO');

const width = (text) => Array.from(text, (c) => (c > '\u2E80' ? 2 : 1)).reduce((a, b) => a + b, 0);
const pad = (text, to) => text + ' '.repeat(Math.max(0, to - width(text)));
