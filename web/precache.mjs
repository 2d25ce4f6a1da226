// Makes the service worker of a finished site: `node web/precache.mjs FOLDER`.

import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { injectManifest } from 'workbox-build';

const OUTPUT = 'sw.js';
// Workbox leaves out larger files, with no more than a warning.
const LARGEST_FILE = 64 * 1024 * 1024;
// `assemble` puts eight digits of a file's hash into its name; such a file needs no revision beside its address.
const NAMED_BY_CONTENT = /\.[0-9a-f]{8}\.[a-z.]+$/;

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node web/precache.mjs FOLDER');

const scratch = await mkdtemp(join(tmpdir(), 'yuebao-sw-'));
try {
  const bundle = join(scratch, OUTPUT);
  await build({
    entryPoints: ['web/sw.js'],
    outfile: bundle,
    bundle: true,
    minify: true,
    format: 'iife',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  });
  const listed = new Set();
  const { warnings } = await injectManifest({
    swSrc: bundle,
    swDest: join(folder, OUTPUT),
    globDirectory: folder,
    globPatterns: ['**/*.{html,js,css,wasm,pack,bin,gz,json,webmanifest,svg,png,ico,woff2}'],
    globIgnores: [OUTPUT],
    maximumFileSizeToCacheInBytes: LARGEST_FILE,
    dontCacheBustURLsMatching: NAMED_BY_CONTENT,
    manifestTransforms: [
      async (manifest) => {
        for (const entry of manifest) {
          listed.add(entry.url);
          // A file that arrives cut short must not be kept: nothing would ever ask for it again.
          if (NAMED_BY_CONTENT.test(entry.url)) entry.integrity = await integrity(join(folder, entry.url));
        }
        return { manifest };
      },
    ],
  });
  if (warnings.length > 0) throw new Error(`Workbox warns:\n${warnings.join('\n')}`);

  const forgotten = (await filesIn(folder)).filter((file) => file !== OUTPUT && !listed.has(file));
  if (forgotten.length > 0) throw new Error(`add to globPatterns in web/precache.mjs: ${forgotten.join(', ')}`);
} finally {
  await rm(scratch, { recursive: true });
}

async function integrity(file) {
  return `sha384-${createHash('sha384').update(await readFile(file)).digest('base64')}`;
}

async function filesIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/'));
}
