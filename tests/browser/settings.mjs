// Where things are. `cargo xtask test` sets the variables; the defaults are Debian's places.

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const dist = resolve(process.env.YUEBAO_DIST ?? `${root}dist`);
/** Screenshots of failures, browser profiles, copies of dist: all below the build folder. */
export const scratch = `${root}target/browser-tests`;

export const programs = {
  chromium: process.env.YUEBAO_CHROMIUM ?? '/usr/bin/chromium',
  firefox: process.env.YUEBAO_FIREFOX ?? '/usr/bin/firefox-esr',
  webkitDriver: process.env.YUEBAO_WEBKIT_DRIVER ?? '/usr/bin/WebKitWebDriver',
  miniBrowser: process.env.YUEBAO_MINIBROWSER ?? '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
  xvfb: process.env.YUEBAO_XVFB ?? '/usr/bin/Xvfb',
};

/** Ends a test as skipped where a program is not installed. `cargo xtask test` installs all of them. */
export class Skip extends Error {}

export function need(...names) {
  for (const name of names) {
    if (!existsSync(programs[name])) throw new Skip(`${name} is not at ${programs[name]}`);
  }
}
