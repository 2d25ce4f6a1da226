// What ours is measured against. Built or installed here, on first use, outside of the app's own packages.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../../tests/browser/settings.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const TARGET = 'wasm32-unknown-unknown';
// What Rust's compiler takes for granted in a browser, and wasm-opt only when told.
const FEATURES = ['bulk-memory', 'nontrapping-float-to-int', 'sign-ext', 'mutable-globals', 'reference-types', 'multivalue'];

/** jieba-rs as it comes: { files, words } for the measuring page, or { missing: why }. */
export function stockJieba() {
  try {
    return buildStock();
  } catch (error) {
    return { missing: `jieba-rs as it comes could not be built (${firstLine(error)})` };
  }
}

function buildStock() {
  const manifest = `${here}stock-jieba/Cargo.toml`;
  // The compiler for wasm32 that the app is built with.
  const exported = execFileSync('cargo', ['xtask', 'env'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const path = exported.match(/^export PATH='(.*)'$/m)?.[1].replaceAll(`'\\''`, `'`) ?? process.env.PATH;
  const env = { ...process.env, PATH: path };
  // An outer cargo's variables would tell the inner one of the wrong compiler and the wrong package.
  for (const name of Object.keys(env)) if (/^(CARGO|CARGO_MANIFEST_.*|CARGO_PKG_.*|RUSTUP_TOOLCHAIN)$/.test(name)) delete env[name];
  const folder = `${root}target/bench`;
  const build = ['build', '--release', '--quiet', '--locked', '--target', TARGET, '--manifest-path', manifest, '--target-dir', folder];
  execFileSync('cargo', build, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
  const built = `${folder}/${TARGET}/release/stock_jieba.wasm`;
  const small = `${folder}/stock_jieba.wasm`;
  // Optimised as ours is.
  const options = ['-O3', ...FEATURES.map((feature) => `--enable-${feature}`), built, '-o', small];
  execFileSync('node', [`${root}node_modules/binaryen/bin/wasm-opt`, ...options], { stdio: ['ignore', 'inherit', 'inherit'] });
  const metadata = execFileSync('cargo', ['metadata', '--format-version', '1', '--locked', '--manifest-path', manifest], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const jieba = JSON.parse(metadata).packages.find((one) => one.name === 'jieba-rs');
  const dictionary = `${dirname(jieba.manifest_path)}/src/data/dict.txt`;
  return {
    label: `jieba-rs ${jieba.version}`,
    files: {
      'stock_jieba.wasm': { type: 'application/wasm', body: readFileSync(small) },
      'dict.txt': { type: 'text/plain', body: readFileSync(dictionary) },
    },
  };
}

/** The npm package jieba-wasm: { files } for the measuring page, or { missing: why }. */
export function jiebaWasm() {
  const folder = `${here}peers/node_modules/jieba-wasm`;
  if (!existsSync(folder)) {
    const npm = spawnSync('npm', ['ci', '--no-progress'], { cwd: `${here}peers`, encoding: 'utf8' });
    if (npm.status !== 0) return { missing: 'jieba-wasm could not be installed from npm' };
  }
  const { version } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const file = (name, type) => ({ type, body: readFileSync(`${folder}/pkg/web/${name}`) });
  return {
    label: `jieba-wasm ${version}`,
    files: {
      'jieba-wasm/jieba_rs_wasm.js': file('jieba_rs_wasm.js', 'text/javascript'),
      'jieba-wasm/jieba_rs_wasm_bg.wasm': file('jieba_rs_wasm_bg.wasm', 'application/wasm'),
    },
  };
}

const firstLine = (error) => String(error.stderr || error.message).trim().split('\n')[0];
