import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Schedule, scheduleSchema } from '#contract/business-hours.ts';
import { decideOpening, listOpenings, listTransitions } from './index.ts';
import { arbitrarySchedule } from './test/arbitrary-schedule.ts';
import { decideByWallClock, type ScheduleText } from './test/oracle.ts';
import { findSwitchDays, readWallClock, type WallClockTable } from './test/wall-clock-table.ts';

const isSoak = process.env['SOAK'] === '1';
const MINUTE = 60_000;
const DAY = 1_440;
/** The table spans this many days before and behind the day in question, the answers compared lie within two days of it. */
const MARGIN = 5 * DAY;
const COMPARED = 2 * DAY;

interface Scene {
  zone: string;
  day: number;
  table: WallClockTable;
}

const zones = Intl.supportedValuesOf('timeZone');
/** Quick: some zones, others in each run. Soak: each zone several times. */
const chosen = isSoak
  ? [...zones, ...zones, ...zones]
  : (fc.sample(fc.shuffledSubarray(zones, { minLength: 50, maxLength: 50 }), 1)[0] ?? []);
const SCHEDULES = isSoak ? 20 : 16;
const INSTANTS = 130;

/** A day within two of a clock change where the year has one, else any day. */
const arbitraryDay = (zone: string): fc.Arbitrary<number> =>
  fc
    .record({ year: fc.integer({ min: 1975, max: 2045 }), which: fc.nat(366), away: fc.integer({ min: -1, max: 1 }) })
    .map(({ year, which, away }) => {
      const switches = findSwitchDays(zone, year);
      return (switches[which % Math.max(1, switches.length)] ?? Date.UTC(year) / 86_400_000 + which) + away;
    });

function makeScene(zone: string, day: number): Scene {
  return { zone, day, table: readWallClock(zone, day * DAY - MARGIN, 2 * MARGIN + DAY) };
}

const tally = { decisions: 0, turns: 0, schedules: 0, zonesWithChange: new Set<string>() };

function compare({ day, table }: Scene, text: ScheduleText, schedule: Schedule, picks: readonly number[]): void {
  const open = decideByWallClock(text, table);
  const first = day * DAY - COMPARED;
  const last = day * DAY + DAY + COMPARED;
  const isOpen = (minute: number): boolean => open[minute - table.firstMinute] === 1;
  const turns: { at: Date; open: boolean }[] = [];
  for (let minute = first + 1; minute <= last; minute += 1) {
    if (isOpen(minute) !== isOpen(minute - 1)) turns.push({ at: new Date(minute * MINUTE), open: isOpen(minute) });
  }
  const [from, to] = [new Date(first * MINUTE), new Date(last * MINUTE)];
  expect(listTransitions(schedule, from, to)).toEqual(turns);
  expect(listOpenings(schedule, from, to)).toEqual(pairUp(turns, isOpen(first), from, to));

  const instants = [
    ...turns.flatMap(({ at }) => [at.getTime() - 1, at.getTime()]),
    ...picks.map((pick) => first * MINUTE + (pick % ((last - first) * MINUTE))),
  ];
  for (const instant of instants) {
    const { open: says, nextChangeAt } = decideOpening(schedule, new Date(instant));
    const next = turns.find(({ at }) => at.getTime() > instant)?.at.getTime();
    const wrong = says !== isOpen(Math.floor(instant / MINUTE)) || differs(nextChangeAt, next, to.getTime());
    if (wrong) expect.fail(`${new Date(instant).toISOString()}: open ${says} until ${nextChangeAt?.toISOString()}`);
  }
  tally.decisions += instants.length;
  tally.turns += turns.length;
  tally.schedules += 1;
}

/** Changes beyond what is compared need only be beyond it. */
function differs(nextChangeAt: Date | null, expected: number | undefined, limit: number): boolean {
  if (expected !== undefined) return nextChangeAt?.getTime() !== expected;
  return nextChangeAt !== null && nextChangeAt.getTime() <= limit;
}

function pairUp(turns: { at: Date; open: boolean }[], isOpenFirst: boolean, from: Date, to: Date): unknown[] {
  const edges = [...(isOpenFirst ? [from] : []), ...turns.map(({ at }) => at), to];
  const pairs = edges.flatMap((edge, index) => (index % 2 === 0 ? [{ from: edge, to: edges[index + 1] ?? to }] : []));
  return pairs.filter((pair) => pair.from < pair.to);
}

describe('against brute force', () => {
  test.each(chosen.map((zone, index) => [zone, index] as const))(
    '%s (%#)',
    (zone) => {
      const scenes = new Map<number, Scene>();
      const sceneOf = (day: number): Scene => {
        const scene = scenes.get(day) ?? makeScene(zone, day);
        return scenes.set(day, scene) && scene;
      };
      fc.assert(
        fc.property(
          arbitraryDay(zone).chain((day) =>
            fc.record({
              day: fc.constant(day),
              texts: fc.array(arbitrarySchedule(zone, day), { minLength: SCHEDULES, maxLength: SCHEDULES }),
            }),
          ),
          fc.array(fc.nat(2 ** 31 - 1), { minLength: INSTANTS, maxLength: INSTANTS }),
          ({ day, texts }, picks) => {
            const scene = sceneOf(day);
            if (changesWithin(scene)) tally.zonesWithChange.add(zone);
            for (const text of texts) {
              const parsed = scheduleSchema.safeParse(text);
              if (parsed.success) compare(scene, text, parsed.data, picks);
            }
          },
        ),
        { numRuns: 1 },
      );
    },
    60_000,
  );

  test('has compared enough, and around clock changes', () => {
    expect(tally.decisions).toBeGreaterThan(isSoak ? 1_000_000 : 80_000);
    expect(tally.turns).toBeGreaterThan(tally.schedules);
    expect(tally.zonesWithChange.size).toBeGreaterThan(isSoak ? 100 : 2);
  });
});

function changesWithin({ table, day }: Scene): boolean {
  const around = table.shown.subarray(MARGIN - COMPARED, MARGIN + DAY + COMPARED);
  return around.some((shown, index) => index > 0 && shown !== (around[index - 1] ?? 0) + 1) && day > 0;
}
