// The worker protocol of src/protocol, by hand: postcard is variants and lengths as varints, fields in order. Only
// what the measurements say and hear. The first byte is the protocol's version.

const VERSION = 1;
const utf8 = new TextEncoder();

export const ask = {
  search: (query, limit) => [varint(2), string(query), [0], varint(0), varint(limit)],
  pageTokens: (page) => [varint(5), string(page), [0]],
  tally: (text, hmm) => [varint(2), string(text), [hmm ? 1 : 0]],
};

/** `ToWorker::Ask`. */
export const question = (id, request) => bytes([[VERSION], varint(1), varint(id), ...request]);

/** Reads a `FromWorker`: { kind, … }; the answer itself stays a reader. */
export function hear(message) {
  const read = reader(message);
  if (read.byte() !== VERSION) throw new Error('another version of the protocol');
  const kind = ['progress', 'ready', 'not-ready', 'answer'][read.varint()];
  if (kind === 'ready') return { kind, milliseconds: read.float(), memory: read.varint() };
  if (kind === 'answer') return { kind, id: read.varint(), variant: read.varint(), read };
  return { kind };
}

/** The texts of `Response::Tokens`, punctuation left out. */
export function words(answer) {
  expectVariant(answer, 5);
  const { read } = answer;
  return read.list(() => {
    read.varint();
    return read.list(() => {
      const text = read.string();
      read.varint();
      read.varint();
      const tag = read.string();
      read.varint();
      read.byte();
      return tag === 'w' ? '' : text;
    });
  }).flat().filter(Boolean);
}

/** The number of hits of `Response::Hits`. */
export function hits(answer) {
  expectVariant(answer, 2);
  const { read } = answer;
  read.list(() => [read.string(), read.byte()]);
  read.list(() => [read.varint(), read.varint()]);
  return read.varint();
}

/** `CutResponse::Tally`. */
export function tally(answer) {
  expectVariant(answer, 2);
  return { tokens: answer.read.varint(), microseconds: answer.read.float() };
}

function expectVariant(answer, variant) {
  if (answer.variant !== variant) throw new Error(`the worker answered variant ${answer.variant}, not ${variant}`);
}

function varint(number) {
  const out = [];
  // Not by bit operators: they would cut at 32 bits.
  while (number >= 128) {
    out.push((number % 128) + 128);
    number = Math.floor(number / 128);
  }
  out.push(number);
  return out;
}

function string(text) {
  const encoded = utf8.encode(text);
  return { length: varint(encoded.length), encoded };
}

function bytes(parts) {
  const flat = parts.flatMap((part) => (part.encoded ? [part.length, part.encoded] : [part]));
  const out = new Uint8Array(flat.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of flat) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function reader(message) {
  const data = message instanceof Uint8Array ? message : new Uint8Array(message);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const decoder = new TextDecoder();
  let at = 0;
  const read = {
    byte: () => data[at++],
    varint() {
      let value = 0;
      for (let scale = 1; ; scale *= 128) {
        const byte = data[at++];
        value += (byte % 128) * scale;
        if (byte < 128) return value;
      }
    },
    float() {
      at += 8;
      return view.getFloat64(at - 8, true);
    },
    string() {
      const length = read.varint();
      at += length;
      return decoder.decode(data.subarray(at - length, at));
    },
    list: (item) => Array.from({ length: read.varint() }, item),
  };
  return read;
}
