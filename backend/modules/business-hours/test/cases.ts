import { type Schedule, scheduleSchema } from '#contract/business-hours.ts';

export interface HoursCase {
  name: string;
  schedule: Schedule | null;
  /** What is asked, and what must be answered, as instants. */
  at: string;
  open: boolean;
  nextChangeAt: string | null;
}

type Days = Partial<Record<1 | 2 | 3 | 4 | 5 | 6 | 7, string>>;

/** Ranges as owners write them: "09:00-12:00 13:00-17:00". */
function readRanges(text: string): { open: string; close: string }[] {
  return text
    .split(' ')
    .filter((range) => range !== '')
    .map((range) => ({ open: range.slice(0, 5), close: range.slice(6) }));
}

export function schedule(timezone: string, days: Days, exceptions: Record<string, string> = {}): Schedule {
  return scheduleSchema.parse({
    timezone,
    week: Object.fromEntries(Object.entries(days).map(([day, ranges]) => [day, readRanges(ranges)])),
    exceptions: Object.entries(exceptions).map(([date, ranges]) => ({ date, ranges: readRanges(ranges) })),
  });
}

export function everyDay(ranges: string): Days {
  return { 1: ranges, 2: ranges, 3: ranges, 4: ranges, 5: ranges, 6: ranges, 7: ranges };
}

const WORKDAYS: Days = { 1: '09:00-17:00', 2: '09:00-17:00', 3: '09:00-17:00', 4: '09:00-17:00', 5: '09:00-17:00' };

/** One opening told by four questions: just before, at its first instant, at its last one, at its end. */
function opening(
  name: string,
  of: Schedule,
  opensAt: string,
  closesAt: string,
  nextOpeningAt: string | null,
): HoursCase[] {
  const before = (instant: string): string => new Date(Date.parse(instant) - 1).toISOString();
  return [
    { name: `${name}: before`, schedule: of, at: before(opensAt), open: false, nextChangeAt: opensAt },
    { name: `${name}: opens`, schedule: of, at: opensAt, open: true, nextChangeAt: closesAt },
    { name: `${name}: last instant`, schedule: of, at: before(closesAt), open: true, nextChangeAt: closesAt },
    { name: `${name}: closes`, schedule: of, at: closesAt, open: false, nextChangeAt: nextOpeningAt },
  ];
}

const newYork = (days: Days, exceptions?: Record<string, string>): Schedule =>
  schedule('America/New_York', days, exceptions);
const london = (days: Days, exceptions?: Record<string, string>): Schedule =>
  schedule('Europe/London', days, exceptions);

const plain: HoursCase[] = [
  ...opening('nine to five', newYork(WORKDAYS), '2026-06-01T13:00:00Z', '2026-06-01T21:00:00Z', '2026-06-02T13:00:00Z'),
  ...opening(
    'into the weekend',
    newYork(WORKDAYS),
    '2026-06-05T13:00:00Z',
    '2026-06-05T21:00:00Z',
    '2026-06-08T13:00:00Z',
  ),
  ...opening(
    'lunch break',
    schedule('UTC', { 2: '13:00-17:00 08:00-12:00' }),
    '2026-06-02T08:00:00Z',
    '2026-06-02T12:00:00Z',
    '2026-06-02T13:00:00Z',
  ),
  ...opening(
    '+05:30',
    schedule('Asia/Kolkata', { 1: '09:00-17:00' }),
    '2026-06-01T03:30:00Z',
    '2026-06-01T11:30:00Z',
    '2026-06-08T03:30:00Z',
  ),
  ...opening(
    '+05:45',
    schedule('Asia/Kathmandu', { 1: '09:00-17:00' }),
    '2026-06-01T03:15:00Z',
    '2026-06-01T11:15:00Z',
    '2026-06-08T03:15:00Z',
  ),
  ...opening(
    '+13:45',
    schedule('Pacific/Chatham', { 1: '09:00-17:00' }),
    '2026-01-11T19:15:00Z',
    '2026-01-12T03:15:00Z',
    '2026-01-18T19:15:00Z',
  ),
  ...opening(
    'Sunday in Auckland, Saturday in UTC',
    schedule('Pacific/Auckland', { 7: '09:00-11:00' }),
    '2026-06-06T21:00:00Z',
    '2026-06-06T23:00:00Z',
    '2026-06-13T21:00:00Z',
  ),
  ...opening(
    'Saturday in Los Angeles, Sunday in UTC',
    schedule('America/Los_Angeles', { 6: '18:00-23:00' }),
    '2026-06-07T01:00:00Z',
    '2026-06-07T06:00:00Z',
    '2026-06-14T01:00:00Z',
  ),
  ...opening(
    'all of Monday, its last minute too',
    schedule('UTC', { 1: '00:00-24:00' }),
    '2026-06-01T00:00:00Z',
    '2026-06-02T00:00:00Z',
    '2026-06-08T00:00:00Z',
  ),
  ...opening(
    'until 00:00 is until midnight',
    schedule('UTC', { 1: '12:00-00:00' }),
    '2026-06-01T12:00:00Z',
    '2026-06-02T00:00:00Z',
    '2026-06-08T12:00:00Z',
  ),
  ...opening(
    'touching at midnight',
    schedule('UTC', { 1: '18:00-24:00', 2: '00:00-06:00' }),
    '2026-06-01T18:00:00Z',
    '2026-06-02T06:00:00Z',
    '2026-06-08T18:00:00Z',
  ),
  ...opening(
    'touching at noon',
    schedule('UTC', { 1: '09:00-12:00 12:00-17:00' }),
    '2026-06-01T09:00:00Z',
    '2026-06-01T17:00:00Z',
    '2026-06-08T09:00:00Z',
  ),
  ...opening(
    'Sunday night into Monday',
    schedule('UTC', { 7: '22:00-06:00', 1: '06:00-08:00' }),
    '2026-06-07T22:00:00Z',
    '2026-06-08T08:00:00Z',
    '2026-06-14T22:00:00Z',
  ),
  ...opening(
    'almost a day',
    schedule('UTC', { 1: '12:00-11:59' }),
    '2026-06-01T12:00:00Z',
    '2026-06-02T11:59:00Z',
    '2026-06-08T12:00:00Z',
  ),
  ...opening(
    'leap day',
    schedule('UTC', { 2: '09:00-17:00' }),
    '2028-02-29T09:00:00Z',
    '2028-02-29T17:00:00Z',
    '2028-03-07T09:00:00Z',
  ),
  ...opening(
    'year end',
    schedule('Europe/Berlin', { 4: '22:00-02:00' }),
    '2026-12-31T21:00:00Z',
    '2027-01-01T01:00:00Z',
    '2027-01-07T21:00:00Z',
  ),
  ...opening(
    'Vancouver stays on summer time',
    schedule('America/Vancouver', { 1: '09:00-17:00' }),
    '2026-12-07T16:00:00Z',
    '2026-12-08T00:00:00Z',
    '2026-12-14T16:00:00Z',
  ),
  { name: 'no schedule', schedule: null, at: '2026-06-01T03:00:00Z', open: true, nextChangeAt: null },
  {
    name: 'always open',
    schedule: newYork(everyDay('00:00-24:00')),
    at: '2026-03-08T06:59:59Z',
    open: true,
    nextChangeAt: null,
  },
  { name: 'never open', schedule: newYork({}), at: '2026-06-01T03:00:00Z', open: false, nextChangeAt: null },
];

const skippedHours: HoursCase[] = [
  ...opening(
    '02:30 in a spring gap, as opening',
    newYork({ 7: '02:30-05:00' }),
    '2026-03-08T07:30:00Z',
    '2026-03-08T09:00:00Z',
    '2026-03-15T06:30:00Z',
  ),
  ...opening(
    '02:30 in a spring gap, as closing',
    newYork({ 7: '01:00-02:30' }),
    '2026-03-08T06:00:00Z',
    '2026-03-08T07:30:00Z',
    '2026-03-15T05:00:00Z',
  ),
  ...opening(
    'all in the gap',
    newYork({ 7: '02:15-02:45' }),
    '2026-03-08T07:15:00Z',
    '2026-03-08T07:45:00Z',
    '2026-03-15T06:15:00Z',
  ),
  {
    name: 'moved past its own end',
    schedule: newYork({ 7: '02:30-03:15' }),
    at: '2026-03-08T06:00:00Z',
    open: false,
    nextChangeAt: '2026-03-15T06:30:00Z',
  },
  ...opening(
    'apart on the clock, touching in time',
    newYork({ 7: '01:00-02:00 03:00-05:00' }),
    '2026-03-08T06:00:00Z',
    '2026-03-08T09:00:00Z',
    '2026-03-15T05:00:00Z',
  ),
  ...opening(
    'moved past the next start',
    newYork({ 7: '02:45-02:50 03:15-03:30' }),
    '2026-03-08T07:15:00Z',
    '2026-03-08T07:30:00Z',
    '2026-03-08T07:45:00Z',
  ),
  ...opening(
    'half an hour on Lord Howe',
    schedule('Australia/Lord_Howe', { 7: '02:15-04:00' }),
    '2026-10-03T15:45:00Z',
    '2026-10-03T17:00:00Z',
    '2026-10-10T15:15:00Z',
  ),
  ...opening(
    'a Sunday without midnight in Santiago',
    schedule('America/Santiago', { 7: '00:00-24:00' }),
    '2026-09-06T04:00:00Z',
    '2026-09-07T03:00:00Z',
    '2026-09-13T03:00:00Z',
  ),
  ...opening(
    '00:30 on that Sunday',
    schedule('America/Santiago', { 7: '00:30-08:00' }),
    '2026-09-06T04:30:00Z',
    '2026-09-06T11:00:00Z',
    '2026-09-13T03:30:00Z',
  ),
  ...opening(
    'a Friday without midnight in Cairo',
    schedule('Africa/Cairo', { 5: '00:00-24:00' }),
    '2026-04-23T22:00:00Z',
    '2026-04-24T21:00:00Z',
    '2026-04-30T21:00:00Z',
  ),
  ...opening(
    'seven hours of night',
    newYork({ 6: '22:00-06:00' }),
    '2026-03-08T03:00:00Z',
    '2026-03-08T10:00:00Z',
    '2026-03-15T02:00:00Z',
  ),
];

const repeatedHours: HoursCase[] = [
  ...opening(
    'a day of 25 hours in London',
    london({ 7: '00:00-24:00' }),
    '2026-10-24T23:00:00Z',
    '2026-10-26T00:00:00Z',
    '2026-11-01T00:00:00Z',
  ),
  ...opening(
    'in the hour that comes twice',
    london({ 7: '01:30-01:45' }),
    '2026-10-25T00:30:00Z',
    '2026-10-25T01:45:00Z',
    '2026-11-01T01:30:00Z',
  ),
  ...opening(
    'opens in the first 01:30',
    newYork({ 7: '01:30-05:00' }),
    '2026-11-01T05:30:00Z',
    '2026-11-01T10:00:00Z',
    '2026-11-08T06:30:00Z',
  ),
  ...opening(
    'closes in the second 01:30',
    newYork({ 6: '20:00-01:30' }),
    '2026-11-01T00:00:00Z',
    '2026-11-01T06:30:00Z',
    '2026-11-08T01:00:00Z',
  ),
  ...opening(
    'half an hour on Lord Howe',
    schedule('Australia/Lord_Howe', { 7: '01:45-01:50' }),
    '2026-04-04T14:45:00Z',
    '2026-04-04T15:20:00Z',
    '2026-04-11T15:15:00Z',
  ),
  ...opening(
    'nine hours of night',
    newYork({ 6: '22:00-06:00' }),
    '2026-11-01T02:00:00Z',
    '2026-11-01T11:00:00Z',
    '2026-11-08T03:00:00Z',
  ),
  ...opening(
    'the second midnight in Havana',
    schedule('America/Havana', { 6: '20:00-24:00' }),
    '2026-11-01T00:00:00Z',
    '2026-11-01T05:00:00Z',
    '2026-11-08T01:00:00Z',
  ),
];

const nights = everyDay('22:00-06:00');
const exceptions: HoursCase[] = [
  ...opening(
    'other hours on one date',
    newYork(WORKDAYS, { '2026-12-24': '10:00-14:00' }),
    '2026-12-24T15:00:00Z',
    '2026-12-24T19:00:00Z',
    '2026-12-25T14:00:00Z',
  ),
  ...opening(
    'a closed date is skipped',
    newYork(WORKDAYS, { '2026-12-25': '' }),
    '2026-12-24T14:00:00Z',
    '2026-12-24T22:00:00Z',
    '2026-12-28T14:00:00Z',
  ),
  ...opening(
    'a closed date cuts the night before it',
    schedule('UTC', nights, { '2026-12-25': '' }),
    '2026-12-24T22:00:00Z',
    '2026-12-25T00:00:00Z',
    '2026-12-26T22:00:00Z',
  ),
  ...opening(
    'other hours leave the night before them',
    schedule('UTC', nights, { '2026-12-25': '10:00-12:00' }),
    '2026-12-24T22:00:00Z',
    '2026-12-25T06:00:00Z',
    '2026-12-25T10:00:00Z',
  ),
  ...opening(
    'and may prolong it',
    schedule('UTC', nights, { '2026-12-25': '05:00-09:00' }),
    '2026-12-24T22:00:00Z',
    '2026-12-25T09:00:00Z',
    '2026-12-26T22:00:00Z',
  ),
  ...opening(
    'a night of its own',
    schedule('UTC', WORKDAYS, { '2026-06-06': '20:00-02:00' }),
    '2026-06-06T20:00:00Z',
    '2026-06-07T02:00:00Z',
    '2026-06-08T09:00:00Z',
  ),
  ...opening(
    'New Year closed',
    schedule('Europe/Berlin', { 4: '20:00-02:00' }, { '2027-01-01': '' }),
    '2026-12-31T19:00:00Z',
    '2026-12-31T23:00:00Z',
    '2027-01-07T19:00:00Z',
  ),
  ...opening(
    'leap day closed',
    schedule('UTC', WORKDAYS, { '2028-02-29': '' }),
    '2028-02-28T09:00:00Z',
    '2028-02-28T17:00:00Z',
    '2028-03-01T09:00:00Z',
  ),
  ...opening(
    'on a day with a gap',
    london({}, { '2026-03-29': '01:30-04:00' }),
    '2026-03-29T01:30:00Z',
    '2026-03-29T03:00:00Z',
    null,
  ),
  ...opening(
    'on a day with an hour twice',
    newYork({}, { '2026-11-01': '01:30-01:45' }),
    '2026-11-01T05:30:00Z',
    '2026-11-01T06:45:00Z',
    null,
  ),
  ...opening(
    'the first midnight of a closed date in Havana',
    schedule('America/Havana', { 6: '20:00-24:00' }, { '2026-11-01': '' }),
    '2026-11-01T00:00:00Z',
    '2026-11-01T04:00:00Z',
    '2026-11-08T01:00:00Z',
  ),
  ...opening(
    'a closed day of 25 hours',
    london(everyDay('00:00-24:00'), { '2026-10-25': '', '2026-10-27': '' }),
    '2026-10-26T00:00:00Z',
    '2026-10-27T00:00:00Z',
    '2026-10-28T00:00:00Z',
  ),
  {
    name: 'open but for one date in five years',
    schedule: schedule('UTC', everyDay('00:00-24:00'), { '2031-05-05': '' }),
    at: '2026-06-01T00:00:00Z',
    open: true,
    nextChangeAt: '2031-05-05T00:00:00.000Z',
  },
  {
    name: 'closed but for one date in five years',
    schedule: schedule('UTC', {}, { '2031-05-05': '10:00-12:00', '2029-01-01': '' }),
    at: '2026-06-01T00:00:00Z',
    open: false,
    nextChangeAt: '2031-05-05T10:00:00.000Z',
  },
];

export const cases: HoursCase[] = [...plain, ...skippedHours, ...repeatedHours, ...exceptions];
