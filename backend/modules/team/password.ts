import { randomBytes, timingSafeEqual } from 'node:crypto';
import { fail, type Result, succeed } from '#contract/result.ts';
import { computeArgon2 } from './argon2-thread.ts';
import { BUSY } from './sign-in-limits.ts';

/** Parameters of new hashes. Old ones keep working: each hash carries its own. */
const MEMORY_KIB = 19_456;
const PASSES = 2;
const PARALLELISM = 1;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** A hash that no password matches, with today's parameters: the work done for accounts that do not exist. */
const NOBODY = toPhc(Buffer.alloc(SALT_BYTES), Buffer.alloc(HASH_BYTES));

export interface PasswordHasher {
  /** A string in PHC format. `busy` when too many hashes are being computed. */
  hash(password: string): Promise<Result<string>>;
  /** Takes the same time for a wrong password and for no account at all (`null`). `busy` as above. */
  verify(password: string, phc: string | null): Promise<Result<boolean>>;
}

/**
 * argon2id, one at a time: every hash takes 19 MiB and tens of milliseconds of a core, so a crowd at the door must not
 * take the whole server with it, nor a second core of two. Whoever finds the short queue full is told to come back.
 */
export function createPasswordHasher({ maxRunning = 1, maxWaiting = 8 } = {}): PasswordHasher {
  const waiting: (() => void)[] = [];
  let running = 0;

  async function whenFree<T>(work: () => Promise<T>): Promise<Result<T>> {
    if (running >= maxRunning) {
      if (waiting.length >= maxWaiting) {
        return fail('busy', BUSY, {
          retryAfterMs: 1_000,
        });
      }
      // The place is handed over by whoever finishes, so `running` does not change.
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running += 1;
    }
    try {
      return succeed(await work());
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  }

  return {
    hash: (password) => whenFree(() => hashPassword(password)),
    verify: (password, phc) => whenFree(() => verifyPassword(password, phc)),
  };
}

async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return toPhc(salt, await compute(password, salt, MEMORY_KIB, PASSES, PARALLELISM, HASH_BYTES));
}

async function verifyPassword(password: string, phc: string | null): Promise<boolean> {
  const known = phc === null ? null : fromPhc(phc);
  const { memory, passes, parallelism, salt, hash } = known ?? fromPhc(NOBODY) ?? unreachable();
  const computed = await compute(password, salt, memory, passes, parallelism, hash.length);
  return known !== null && timingSafeEqual(computed, hash);
}

function compute(
  password: string,
  salt: Buffer,
  memory: number,
  passes: number,
  parallelism: number,
  tagLength: number,
): Promise<Buffer> {
  // The same letters can be typed as different code points on different keyboards.
  const message = password.normalize('NFKC');
  return computeArgon2({ message, nonce: salt, memory, passes, parallelism, tagLength });
}

function toPhc(salt: Buffer, hash: Buffer): string {
  const encode = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${PARALLELISM}$${encode(salt)}$${encode(hash)}`;
}

const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d)\$([A-Za-z0-9+/]{11,64})\$([A-Za-z0-9+/]{22,86})$/;

function fromPhc(phc: string) {
  const [, memory, passes, parallelism, salt = '', hash = ''] = PHC.exec(phc) ?? [];
  if (!hash) return null;
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  };
}

function unreachable(): never {
  throw new Error('the stand-in hash does not parse');
}
