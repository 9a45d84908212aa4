import type { Clock, Timers } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import type { EventBus } from '../../server/events.ts';
import { createManners } from '../../server/give-way.ts';
import { createDeadlineRunner } from '../routing/index.ts';
import type { Fact } from './fact.ts';
import { earliest, isDueBy } from './instants.ts';
import type { KeywordSpotter } from './keyword-spotter.ts';
import type { Teller } from './raise.ts';
import { findNextDue } from './store/alert-store.ts';
import { type DueFact, findContacts, findRequests, findUnread, findWaiting, UNREAD_MS } from './store/find-facts.ts';
import { settleGone } from './store/find-gone.ts';
import { readLookedUntil, saveLookedUntil } from './store/visitor-words.ts';
import { tellDue } from './tell-due.ts';

export interface WatchDeps {
  db: Database;
  clock: Clock;
  timers: Timers;
  events: Pick<EventBus, 'on'>;
  teller: Teller;
  spotter: KeywordSpotter;
  onError(error: unknown): void;
}

/** So much news is gathered before one look at the database. */
const GATHER_MS = 50;
/**
 * Requests are told no more often than this: consoles know of them without it, and a mail has time. The first is told at
 * once; where many come, they are told together, for little more than one of them costs.
 */
const REQUESTS_EVERY_MS = 250;
/** So many facts are told in one transaction. */
const PIECE = 8;
const RESTS = { times: 2, mostMs: 100 };
/**
 * Whatever the news said, or failed to say, everything is looked at so often: less than the shortest wait that is told, so
 * that its end is known before it comes.
 */
const THOROUGH_MS = 30_000;
/** Longer than a message takes from its time to its commit. */
const OVERLAP_MS = 10_000;
const THE_BEGINNING = new Date(0);

export type Watch = ReturnType<typeof createWatch>;

/**
 * Compares what is stored with what has been told, and tells the rest. It keeps nothing that a restart could lose: news
 * only makes it look sooner, and an instant only makes it look in time.
 */
export function createWatch({ db, clock, timers, events, teller, spotter, onError }: WatchDeps) {
  const runner = createDeadlineRunner({ clock, timers, runDue, findNext, onError });
  const manners = createManners(RESTS);
  /** The look that comes, and when. */
  let planned: { at: number; callOff(): void } | null = null;
  let toldRequests = Number.NEGATIVE_INFINITY;
  let unwatch = (): void => {};
  let lookedThoroughly: Date | null = null;
  /** Something may have been accepted, left or come back. */
  let mustSettle = false;
  /** Somebody may have asked for a person: when to look who. */
  let requestsDue: Date | null = null;
  /** Somebody may have left a message. */
  let mustFindContacts = false;
  /** Requests, contact messages and words from here on may not have been noticed. */
  let lookedUntil: Date | null = null;
  let nextWaiting: Date | null = null;
  /** At least one chat may have unread messages that are due then. */
  let nextUnread: Date | null = null;
  /** The next mail that waits for its alert being unseen; unknown after anything that may have changed it. */
  let nextMail: Date | null | 'unknown' = 'unknown';

  function wakeSoon(afterMs = GATHER_MS): void {
    const at = clock.now().getTime() + afterMs;
    if (planned && planned.at <= at) return;
    planned?.callOff();
    const callOff = timers.after(afterMs, () => {
      planned = null;
      runner.wake();
    });
    planned = { at, callOff };
  }

  async function runDue(): Promise<void> {
    const now = clock.now();
    const errors: unknown[] = [];
    const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
      try {
        await work();
        return true;
      } catch (error) {
        errors.push(error);
        return false;
      }
    };
    const raise = async (facts: readonly Fact[]): Promise<void> => {
      const raised = await teller.raise(facts);
      if (nextMail !== 'unknown') nextMail = earliest([nextMail, raised.nextMail]);
    };
    const raiseAll = async (facts: readonly Fact[]): Promise<void> => {
      for (const piece of inPieces(facts)) {
        const began = performance.now();
        await raise(piece).catch(async (error: unknown) => {
          nextMail = 'unknown';
          if (piece.length === 1) errors.push(error);
          // One that cannot be told must not keep the others from it.
          else for (const fact of piece) await attempt(() => raise([fact]));
        });
        await manners.giveWay(performance.now() - began);
      }
    };
    const raiseDue = async (facts: readonly DueFact[]): Promise<Date | null> => {
      const isDue = ({ due }: DueFact): boolean => due <= now;
      await raiseAll(facts.filter(isDue).map(({ fact }) => fact));
      return earliest(facts.filter((fact) => !isDue(fact)).map(({ due }) => due));
    };

    const isThorough = mustLookThoroughly(now);
    // At once, so that a wish for another one that comes meanwhile is kept.
    if (isThorough) lookedThoroughly = now;
    if (isThorough) nextMail = 'unknown';
    const mustReadRequests = isThorough || isDueBy(now, requestsDue);
    const mustReadContacts = isThorough || mustFindContacts;
    if (mustReadRequests) requestsDue = null;
    mustFindContacts = false;
    if (isThorough || mustSettle) {
      mustSettle = false;
      await attempt(() => settleGone(db, now));
    }
    if (isThorough || isDueBy(now, nextWaiting)) {
      await attempt(async () => {
        nextWaiting = await raiseDue(await findWaiting(db));
      });
    }
    if (isThorough || isDueBy(now, nextUnread)) {
      await attempt(async () => {
        // Before reading, so that what is heard meanwhile stays noted.
        nextUnread = null;
        nextUnread = earliest([await raiseDue(await findUnread(db)), nextUnread]);
      });
    }
    await attempt(async () => {
      lookedUntil ??= await readLookedUntil(db);
      const since = new Date(lookedUntil.getTime() - OVERLAP_MS);
      // A request that waits is told however old it is; nobody knows of it otherwise.
      if (mustReadRequests) {
        const requests = await findRequests(db, isThorough ? THE_BEGINNING : since);
        if (requests.length > 0) toldRequests = now.getTime();
        await raiseAll(requests);
      }
      if (mustReadContacts) await raiseAll(await findContacts(db, since));
      await raiseAll(spotter.spotHeard());
      if (!isThorough) return;
      await spotter.loadLists();
      await raiseAll(await spotter.spotStored(since));
      if (errors.length > 0) return;
      await saveLookedUntil(db, now);
      lookedUntil = now;
    });
    if (nextMail === 'unknown' || isDueBy(now, nextMail)) {
      nextMail = 'unknown';
      await attempt(() => tellDue({ db, clock, teller, attempt }));
    }
    if (errors.length === 0) return;
    // Whatever was heard and not told is found again by a thorough look.
    lookedThoroughly = null;
    for (const error of errors.slice(1)) onError(error);
    throw errors[0];
  }

  function mustLookThoroughly(now: Date): boolean {
    if (lookedThoroughly === null || spotter.mustLookAgain()) return true;
    // Also when the clock was set back.
    return Math.abs(now.getTime() - lookedThoroughly.getTime()) >= THOROUGH_MS;
  }

  async function findNext(): Promise<Date | null> {
    const thorough = new Date((lookedThoroughly ?? clock.now()).getTime() + THOROUGH_MS);
    if (nextMail === 'unknown') nextMail = await findNextDue(db);
    return earliest([thorough, requestsDue, nextWaiting, nextUnread, nextMail]);
  }

  return {
    start(): void {
      unwatch = manners.watch(events);
      runner.start();
    },

    /** Somebody has asked for a person. */
    lookForRequests(): void {
      const now = clock.now().getTime();
      const inMs = Math.max(GATHER_MS, REQUESTS_EVERY_MS - Math.abs(now - toldRequests));
      requestsDue ??= new Date(now + inMs);
      wakeSoon(inMs);
    },

    /** A message has been left. */
    lookForContacts(): void {
      mustFindContacts = true;
      wakeSoon();
    },

    /** Something was said that may have to be told; the database knows no more of it than was heard. */
    lookAtWords: (): void => wakeSoon(),

    /** Something that was told may be over. */
    lookForEnds(): void {
      mustSettle = true;
      wakeSoon();
    },

    /** What is to be told has changed. */
    lookThoroughly(): void {
      lookedThoroughly = null;
      wakeSoon();
    },

    /** A visitor wrote into an active chat: it may have to be told if it stays unread. */
    expectUnread(at: Date): void {
      const due = new Date(at.getTime() + UNREAD_MS);
      if (nextUnread === null || due < nextUnread) nextUnread = due;
    },

    /** Does at this moment what the watch would do after news of any kind. */
    async runDue(): Promise<void> {
      requestsDue = clock.now();
      mustFindContacts = true;
      nextMail = 'unknown';
      await runDue();
    },
    idle: (): Promise<void> => runner.idle(),

    async stop(): Promise<void> {
      unwatch();
      planned?.callOff();
      await runner.stop();
    },
  };
}

/** Keyword alerts are raised one at a time; see `raise`. */
function* inPieces(facts: readonly Fact[]): Generator<Fact[]> {
  const size = facts[0]?.kind === 'keyword' ? 1 : PIECE;
  for (let start = 0; start < facts.length; start += size) yield facts.slice(start, start + size);
}
