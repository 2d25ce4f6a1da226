// Waiting for a page to become what it should be. No test asserts a time: the limit here only ends a test that
// would wait for ever.

import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';

const LIMIT = 40_000;
const PAUSE = 40;

/** Asks until the answer equals what is expected; what came last is told where it never does. */
export async function becomes(ask, expected, what, limit = LIMIT) {
  const last = await until(ask, (value) => isDeepStrictEqual(value, expected), limit);
  if (!last.done) assert.deepEqual(last.error ?? last.value, expected, what);
}

/** Asks until the answer is true (or anything like it), and returns it. */
export async function holds(ask, what, limit = LIMIT) {
  const last = await until(ask, Boolean, limit);
  const why = last.error ? ` (${last.error})` : '';
  assert.ok(last.done, `${what}: not so after ${limit / 1000} s${why}`);
  return last.value;
}

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function until(ask, accepts, limit) {
  const end = Date.now() + limit;
  for (;;) {
    // A page that is being replaced cannot answer; it is asked again.
    const last = await Promise.resolve()
      .then(ask)
      .then(
        (value) => ({ value, done: accepts(value) }),
        (error) => ({ error: String(error.message).split('\n')[0], done: false }),
      );
    if (last.done || Date.now() > end) return last;
    await pause(PAUSE);
  }
}
