// WebKitGTK's MiniBrowser by way of WebKitWebDriver: plain W3C WebDriver over fetch, on a screen of Xvfb's.

import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { need, programs } from './settings.mjs';
import { holds } from './expect.mjs';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

export async function openWebKit(test) {
  need('webkitDriver', 'miniBrowser', 'xvfb');
  const display = await startScreen(test);
  const port = await freePort();
  start(test, programs.webkitDriver, [`--port=${port}`, '--host=127.0.0.1'], { ...process.env, DISPLAY: display });
  const call = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${value?.error}: ${value?.message}`);
    return value;
  };
  await holds(async () => (await call('GET', '/status')).ready, 'WebKitWebDriver answers');
  const session = await call('POST', '/session', {
    capabilities: {
      alwaysMatch: {
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary: programs.miniBrowser, args: ['--automation'] },
      },
    },
  });
  const path = `/session/${session.sessionId}`;
  test.afterwards(() => call('DELETE', path));
  await call('POST', `${path}/timeouts`, { script: 30_000, pageLoad: 60_000 });

  const find = async (selector) =>
    (await call('POST', `${path}/element`, { using: 'css selector', value: selector }))[ELEMENT];
  return {
    goto: (url) => call('POST', `${path}/url`, { url }),
    reload: () => call('POST', `${path}/refresh`, {}),
    /** Calls a function in the page; its arguments and its answer are JSON. */
    evaluate: (body, ...args) =>
      call('POST', `${path}/execute/sync`, { script: `return (${body})(...arguments)`, args }),
    click: async (selector) => call('POST', `${path}/element/${await find(selector)}/click`, {}),
    type: async (selector, text) => {
      const element = await find(selector);
      await call('POST', `${path}/element/${element}/clear`, {});
      await call('POST', `${path}/element/${element}/value`, { text });
    },
    picture: async () => Buffer.from(await call('GET', `${path}/screenshot`), 'base64'),
  };
}

async function startScreen(test) {
  // Xvfb picks a free number itself and writes it to descriptor 3.
  const child = spawn(programs.xvfb, ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  test.afterwards(() => child.kill());
  const number = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error('Xvfb ended')));
    child.stdio[3].once('data', (data) => resolve(String(data).trim()));
  });
  return `:${number}`;
}

function start(test, program, args, env) {
  const child = spawn(program, args, { env, stdio: 'ignore' });
  test.afterwards(() => child.kill());
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
