import { DateTime } from 'luxon';
import { demoMembers, demoTimezone } from '../data/people.ts';
import { fillTraffic } from '../traffic/fill-traffic.ts';
import { planTraffic } from '../traffic/plan-traffic.ts';
import type { PlannedConversation } from '../traffic/planned.ts';
import type { Stage } from './play.ts';

const DAYS = 21;
const A_DAY = 45;

/**
 * Three weeks of ordinary days behind the scripts, so that there is something to count and to find. What would not be
 * over by now is left out: everybody who waits or is being helped at this moment is in a script.
 */
export async function fillPast({ db, chatbot, members }: Stage, now: Date): Promise<void> {
  const from = DateTime.fromJSDate(now, { zone: demoTimezone }).minus({ days: DAYS }).toFormat('yyyy-MM-dd');
  const team = [members.olive, members.ines, members.tom].map(({ memberId: id, name }) => ({ id, name }));
  const cast = { workspaceId: chatbot.workspaceId, chatbots: [chatbot], members: team };
  const traffic = planTraffic({
    ...{ seed: 11, zone: demoTimezone, from, days: DAYS + 1, until: now.getTime() },
    ...{ conversations: DAYS * A_DAY, chatbots: 1, agents: Object.values(demoMembers).map(({ name }) => name) },
  });
  await fillTraffic(db, cast, keepOver(traffic));
}

function* keepOver(traffic: Iterable<PlannedConversation>): Generator<PlannedConversation> {
  for (const conversation of traffic) {
    const { status, messages } = conversation;
    if (status !== 'pending' && status !== 'active' && messages.length > 1) yield conversation;
  }
}
