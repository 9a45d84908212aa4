import { cases } from './cases.ts';

/**
 * A program: answers all cases as JSON, in the time zone of its environment and as if the process had started on the date it
 * is given. Nothing of either may be seen in the answers.
 */
const startedAt = Date.parse(process.argv[2] ?? '');
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...args: unknown[]) {
    super(...((args.length === 0 ? [startedAt] : args) as [number]));
  }
  static override now(): number {
    return startedAt;
  }
} as DateConstructor;

// Only now: what it imports may look at the clock while it is loaded.
const { decideOpening } = await import('../index.ts');
const answers = cases.map(({ schedule, at }) => {
  const { open, nextChangeAt } = decideOpening(schedule, new Date(at));
  return { open, nextChangeAt: nextChangeAt?.toISOString() ?? null };
});
process.stdout.write(
  JSON.stringify({
    startedAt: new Date().toISOString(),
    minutesBehindUtc: new RealDate(2026, 0, 1).getTimezoneOffset(),
    answers,
  }),
);
