// Sums over samples, and how they are written.

const sorted = (samples) => [...samples].sort((a, b) => a - b);

export const least = (samples) => Math.min(...samples);
export const most = (samples) => Math.max(...samples);
export const median = (samples) => quantile(samples, 0.5);

export function quantile(samples, share) {
  const list = sorted(samples);
  return list[Math.min(list.length - 1, Math.floor(list.length * share))];
}

export const ms = (value) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
export const mb = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
export const ratio = (value) => value.toFixed(2);
