import type { AlertDelivery, AlertRecord } from '#contract/alerts.ts';

const CHANNELS: Readonly<Record<AlertDelivery['channel'], string>> = {
  toast: 'notification',
  sound: 'sound',
  card: 'card',
  badge: 'count',
  email: 'e-mail',
};
const STATES: Readonly<Record<AlertDelivery['state'], string>> = {
  shown: 'shown',
  seen: 'seen',
  waiting: 'on its way',
  sent: 'sent',
  not_sent: 'not sent',
  failed: 'failed',
};

export interface MemberTold {
  readonly id: string;
  readonly name: string;
  /** "e-mail not sent: quiet hours" */
  readonly words: readonly string[];
  /** Somebody has provably looked. */
  readonly hasSeen: boolean;
  readonly hasFailed: boolean;
}

/** What became of an alert, member by member, in the order in which they were first told. */
export function listTold(deliveries: readonly AlertDelivery[]): MemberTold[] {
  return [...Map.groupBy(deliveries, ({ member }) => member.id).values()].flatMap((ofMember) => {
    const member = ofMember[0]?.member;
    if (!member) return [];
    return [
      {
        ...member,
        words: ofMember.map(describeDelivery),
        hasSeen: ofMember.some(({ state }) => state === 'seen'),
        hasFailed: ofMember.some(({ state }) => state === 'failed'),
      },
    ];
  });
}

function describeDelivery({ channel, state, reason }: AlertDelivery): string {
  return `${CHANNELS[channel]} ${STATES[state]}${reason === '' ? '' : `: ${reason}`}`;
}

/** The whole alert in a word: what an owner looks for first is what nobody has noticed. */
export function judgeAlert({ deliveries, settledAt }: AlertRecord): 'settled' | 'seen' | 'failed' | 'open' {
  if (settledAt !== null) return 'settled';
  const told = listTold(deliveries);
  if (told.some(({ hasSeen }) => hasSeen)) return 'seen';
  return told.some(({ hasFailed }) => hasFailed) ? 'failed' : 'open';
}
