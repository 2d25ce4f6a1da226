// jieba-rs as it comes: `Jieba::with_dict` on its own dict.txt.

let wasm;

self.onmessage = async ({ data }) => {
  const { id, call, ...given } = data;
  self.postMessage({ id, ...(await calls[call](given)) });
};

const calls = {
  async load() {
    wasm = (await WebAssembly.instantiateStreaming(fetch('./stock_jieba.wasm'), {})).instance.exports;
    return {};
  },
  async open() {
    const begin = performance.now();
    const dictionary = new Uint8Array(await (await fetch('./dict.txt')).arrayBuffer());
    const fetched = performance.now();
    fill(dictionary);
    if (!wasm.with_dict()) throw new Error('jieba-rs does not take its own dictionary');
    const opened = performance.now();
    return { download: fetched - begin, open: opened - fetched, memory: wasm.memory.buffer.byteLength };
  },
  async tally({ text }) {
    const bytes = new TextEncoder().encode(text);
    fill(bytes);
    const begin = performance.now();
    const tokens = wasm.tally(true);
    return { tokens, milliseconds: performance.now() - begin };
  },
};

function fill(bytes) {
  const address = wasm.room(bytes.length);
  new Uint8Array(wasm.memory.buffer, address, bytes.length).set(bytes);
}
