// What browsers bring: Intl.Segmenter.

self.onmessage = ({ data }) => {
  const { id, call, text } = data;
  self.postMessage({ id, ...(call === 'tally' ? tally(text) : {}) });
};

function tally(text) {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const lines = text.split('\n');
  const begin = performance.now();
  let tokens = 0;
  for (const line of lines) for (const _ of segmenter.segment(line)) tokens += 1;
  return { tokens, milliseconds: performance.now() - begin };
}
