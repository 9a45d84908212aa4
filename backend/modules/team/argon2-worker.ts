import { argon2Sync } from 'node:crypto';
import { getPriority, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { Argon2Answer, Argon2Question } from './argon2-thread.ts';

/** 0 is what everybody has, 19 gives way the most. */
const YIELDING = 5;

/**
 * A thread that computes password hashes and gives way to everybody else: a hash takes tens of milliseconds of a core, and
 * on a small machine a chat's message would otherwise have to wait for its turn beside it. Linux gives each thread a
 * priority of its own; elsewhere this would slow the whole process down, so nothing is changed there.
 */
if (process.platform === 'linux') giveWay();

parentPort?.on('message', ({ id, input }: Argon2Question) => {
  let answer: Argon2Answer;
  try {
    answer = { id, hash: argon2Sync('argon2id', input) };
  } catch (error) {
    answer = { id, error: error instanceof Error ? error.message : 'the hash could not be computed' };
  }
  parentPort?.postMessage(answer);
});

function giveWay(): void {
  try {
    setPriority(Math.max(getPriority(), YIELDING));
  } catch {
    // Where this is forbidden (a strict container), hashes are computed all the same.
  }
}
