// What was measured on, in words that name no place.

import { cpus, release, totalmem, type } from 'node:os';

export function machine(browserVersion) {
  const processors = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  return `${processors.length} × ${processors[0].model.trim()}, ${memory}, ${type()} ${release()}, Chromium ${browserVersion}, Node ${process.versions.node}`;
}
