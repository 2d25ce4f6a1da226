// A static host as plain as they come: files of one folder under one base path. No compression unless a bench asks
// for it, no fallback to index.html, no headers beyond the content type. It notes every request, and tests can stop
// it, or have it answer a path wrongly.

import { createServer } from 'node:http';
import { readFile, readdir } from 'node:fs/promises';
import { extname, join, normalize, relative, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
};

// What hosts compress. Gzipped assets of ours are named otherwise and go out as they are.
const COMPRESSIBLE = new Set(['.html', '.css', '.js', '.mjs', '.json', '.webmanifest', '.wasm', '.svg', '.txt']);
const ENCODERS = {
  br: (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  gzip: (bytes) => gzipSync(bytes, { level: 9 }),
};

/**
 * Serves `folder` at `base` on a port of 127.0.0.1.
 *
 * `encoding` is 'br', 'gzip' or null; `anyOrigin` lets other origins read the answers, so that a test which sees
 * a fetch fail knows that it was the sender's policy. `extra` maps further paths to { type, body }.
 */
export async function serve({ folder, base = '/', encoding = null, anyOrigin = false, extra = {} } = {}) {
  const log = [];
  // Function from a path below `base` to undefined, { status }, { keep: part of the bytes } or { drop: true }.
  let rule = () => undefined;
  let sockets = new Set();
  const compressed = new Map();

  async function answer(request, response) {
    const { pathname } = new URL(request.url, 'http://localhost');
    const path = decodeURIComponent(pathname);
    log.push({ method: request.method, path, origin: request.headers.origin, referer: request.headers.referer });
    const headers = anyOrigin ? { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' } : {};
    const file = await find(path);
    const special = path.startsWith(base) ? rule(path.slice(base.length)) : undefined;
    if (special?.drop) return request.socket.destroy();
    if (special?.status || !file) {
      response.writeHead(special?.status ?? 404, { ...headers, 'content-type': 'text/plain' });
      return response.end('not here\n');
    }
    headers['content-type'] = file.type;
    let body = special?.keep === undefined ? file.body : file.body.subarray(0, Math.floor(file.body.length * special.keep));
    if (encoding && file.compressible && request.headers['accept-encoding']?.includes(encoding)) {
      if (!compressed.has(path)) compressed.set(path, ENCODERS[encoding](file.body));
      body = compressed.get(path);
      headers['content-encoding'] = encoding;
    }
    response.writeHead(200, { ...headers, 'content-length': body.length });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  async function find(path) {
    if (extra[path]) return { type: extra[path].type, body: Buffer.from(extra[path].body), compressible: true };
    if (!folder || !path.startsWith(base)) return null;
    const name = normalize(path.slice(base.length) || 'index.html');
    if (name.startsWith('..') || name.includes(`..${sep}`)) return null;
    const full = join(folder, name.endsWith(sep) ? join(name, 'index.html') : name);
    const type = TYPES[extname(full)] ?? 'application/octet-stream';
    return readFile(full).then(
      (body) => ({ type, body, compressible: COMPRESSIBLE.has(extname(full)) }),
      () => null,
    );
  }

  let server;
  let port = 0;
  async function start() {
    server = createServer((request, response) => {
      answer(request, response).catch((error) => response.destroy(error));
    });
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
    await new Promise((resolve, reject) => {
      server.once('error', reject);
      // The port of before, so that the origin stays the same.
      server.listen(port, '127.0.0.1', resolve);
    });
    port = server.address().port;
  }

  async function stop() {
    if (!server?.listening) return;
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    sockets = new Set();
    await closed;
  }

  await start();
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    url: origin + base,
    base,
    log,
    start,
    stop,
    /** Paths asked for so far, below the base. */
    paths: () => log.map((entry) => entry.path),
    /** Compresses everything beforehand, as hosts do that keep compressed files. */
    warm: async () => {
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const name = join(entry.parentPath ?? entry.path, entry.name);
        const path = base + relative(folder, name).split(sep).join('/');
        if (encoding && COMPRESSIBLE.has(extname(name))) compressed.set(path, ENCODERS[encoding](await readFile(name)));
      }
    },
    /** Answers some paths wrongly from now on; call without argument to answer all rightly. */
    misbehave: (newRule = () => undefined) => {
      rule = newRule;
    },
    /** Serves another folder from now on: a new version has been published. */
    publish: (newFolder) => {
      folder = newFolder;
      compressed.clear();
    },
  };
}

// Run by itself: node static-server.mjs [FOLDER] [PORT-IGNORED]
if (process.argv[1] && import.meta.url === new URL(`file://${process.argv[1]}`).href) {
  const host = await serve({ folder: process.argv[2] ?? 'dist' });
  console.log(host.url);
}
