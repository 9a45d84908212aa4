import { type Retention, type RetentionMode, saveRetentionRequestSchema } from '#contract/privacy/privacy.ts';

/** As it stands in the fields; days are null while there is no number. */
export interface RetentionDraft {
  readonly mode: RetentionMode;
  readonly days: number | null;
}

export function isChanged({ mode, days }: RetentionDraft, saved: Retention): boolean {
  return mode !== saved.mode || (mode !== 'keep' && days !== saved.days);
}

/** What is wrong with the days, in words, or null. Days that are not used cannot be wrong. */
export function findDaysFault({ mode, days }: RetentionDraft): string | null {
  if (mode === 'keep') return null;
  const parsed = saveRetentionRequestSchema.shape.days.safeParse(days);
  return parsed.success ? null : 'Enter a number of days, from 1 to 3,650.';
}

/** Whether saving it makes more go than before: something that is not done by accident. */
export function takesMore({ mode, days }: RetentionDraft, saved: Retention): boolean {
  const rank: Readonly<Record<RetentionMode, number>> = { keep: 0, anonymise: 1, delete: 2 };
  if (rank[mode] !== rank[saved.mode])
    return rank[mode] > rank[saved.mode] || (mode !== 'keep' && isSooner(days, saved));
  return mode !== 'keep' && isSooner(days, saved);
}

function isSooner(days: number | null, saved: Retention): boolean {
  return days !== null && days < saved.days;
}

/** What will happen from tonight on. */
export function describeRetention({ mode, days }: RetentionDraft): string {
  const after = days === 1 ? 'one day' : `${(days ?? 0).toLocaleString()} days`;
  switch (mode) {
    case 'keep':
      return 'Conversations are kept until somebody erases them.';
    case 'anonymise':
      return `From tonight on, ${after} after a conversation has ended, names, addresses and everything that was written in it go for good. Times and ratings stay, so your analytics keep their numbers.`;
    case 'delete':
      return `From tonight on, ${after} after a conversation has ended, all of it goes for good, and with it its part of your analytics.`;
  }
}
