// Runs in the measuring page: starts the workers of ours and of the peers, and asks them.

import { ask, hear, hits, question, tally, words } from './postcard.mjs';

/**
 * A worker of ours, started as the app starts it. `recipe` is what was seen of the app: { script, options, start,
 * hello }. Times count from the moment when the worker was sent its `Start`, and from its making.
 */
export async function startOurs(recipe) {
  const begin = performance.now();
  const address = recipe.script.startsWith('http')
    ? recipe.script
    : URL.createObjectURL(new Blob([recipe.script], { type: 'text/javascript' }));
  const worker = new Worker(address, recipe.options);
  const heard = listen(worker);
  // The app waits for a word from its worker before it sends anything.
  if (recipe.hello) await heard.next(() => true);
  const start = performance.now();
  for (const message of recipe.start) send(worker, message, recipe.buffer);
  const ready = await heard.next((data) => {
    const message = isBytes(data) && hear(data);
    return message && message.kind === 'ready' && message;
  });
  let id = 1_000_000;
  return {
    times: { ...ready, fromStart: performance.now() - start, fromNothing: performance.now() - begin },
    async ask(request) {
      const number = (id += 1);
      const message = question(number, request);
      const sent = performance.now();
      send(worker, message, recipe.buffer);
      const answer = await heard.next((data) => {
        const heardOf = isBytes(data) && hear(data);
        return heardOf && heardOf.kind === 'answer' && heardOf.id === number && heardOf;
      });
      return { answer, milliseconds: performance.now() - sent };
    },
    stop: () => worker.terminate(),
  };
}

/** A worker of a peer's. */
export function startPeer(name) {
  const begin = performance.now();
  const worker = new Worker(`./${name}-worker.js`, { type: name === 'jieba-wasm' ? 'module' : 'classic' });
  const heard = listen(worker);
  let id = 0;
  const call = (name, given = {}) => {
    const number = (id += 1);
    worker.postMessage({ id: number, call: name, ...given });
    return heard.next((data) => data.id === number && data);
  };
  return {
    async open() {
      await call('load');
      const times = await call('open');
      return { ...times, fromNothing: performance.now() - begin };
    },
    load: () => call('load'),
    tally: (text) => call('tally', { text }),
    stop: () => worker.terminate(),
  };
}

function listen(worker) {
  const waiting = [];
  let failure = null;
  worker.addEventListener('message', ({ data }) => {
    const index = waiting.findIndex(({ accepts }) => accepts(data));
    if (index < 0) return;
    const [{ accepts, resolve }] = waiting.splice(index, 1);
    resolve(accepts(data));
  });
  worker.addEventListener('error', (event) => {
    failure = new Error(`a worker failed: ${event.message}`);
    for (const { reject } of waiting.splice(0)) reject(failure);
  });
  return {
    next: (accepts) =>
      new Promise((resolve, reject) => {
        if (failure) reject(failure);
        waiting.push({ accepts, resolve, reject });
      }),
  };
}

const isBytes = (data) => data instanceof Uint8Array || data instanceof ArrayBuffer;

function send(worker, message, asBuffer) {
  const bytes = Uint8Array.from(message);
  worker.postMessage(asBuffer ? bytes.buffer : bytes);
}

// What the measurements call from outside.
self.bench = {
  async openOurs(recipe) {
    const worker = await startOurs(recipe);
    worker.stop();
    return worker.times;
  },

  async openPeer(name) {
    const worker = startPeer(name);
    const times = await worker.open();
    worker.stop();
    return times;
  },

  /** Speed over one text, in rounds, the contestants taking turns: { name: [{ tokens, milliseconds }] }. */
  async segment(recipe, peers, address, rounds) {
    const text = await (await fetch(address)).text();
    const taste = text.slice(0, 50_000);
    const contestants = { ours: await ourCutter(recipe) };
    for (const name of peers) contestants[name] = await peerCutter(name);
    const results = {};
    for (const [name, cutter] of Object.entries(contestants)) {
      await cutter.tally(taste);
      results[name] = [];
    }
    for (let round = 0; round < rounds; round += 1) {
      for (const name of rotated(Object.keys(contestants), round)) {
        results[name].push(await contestants[name].tally(text));
      }
    }
    for (const cutter of Object.values(contestants)) cutter.stop();
    return { bytes: new TextEncoder().encode(text).length, results };
  },

  /** Round trips of a search for every word of the corpus: [{ word, hits, milliseconds }]. */
  async search(recipe, pages, limit) {
    const engine = await startOurs(recipe);
    const distinct = new Set();
    for (const page of pages) {
      for (const word of words((await engine.ask(ask.pageTokens(page))).answer)) distinct.add(word);
    }
    const results = [];
    for (const word of distinct) {
      const { answer, milliseconds } = await engine.ask(ask.search(word, limit));
      results.push({ word, hits: hits(answer), milliseconds });
    }
    engine.stop();
    return { memory: engine.times.memory, results };
  },
};

async function ourCutter(recipe) {
  const worker = await startOurs(recipe);
  return {
    async tally(text) {
      const { answer, milliseconds } = await worker.ask(ask.tally(text, true));
      const { tokens, microseconds } = tally(answer);
      return { tokens, milliseconds: microseconds / 1000, roundTrip: milliseconds };
    },
    stop: worker.stop,
  };
}

async function peerCutter(name) {
  const peer = startPeer(name);
  if (name === 'intl') await peer.load();
  else await peer.open();
  return peer;
}

const rotated = (list, by) => list.map((_, index) => list[(index + by) % list.length]);
