import type { HandoffReason } from '#contract/messages.ts';
import type { MessageDetail } from '../../server/database/schema.ts';
import type { EngineReply } from './engine/bot-engine.ts';
import type { Language } from './languages/language.ts';
import type { Opening } from './rules/decide-opening.ts';

/** What the bot says, as it goes to the conversation. */
export interface Wording {
  text: string;
  detail: Pick<MessageDetail, 'offer' | 'offerReason' | 'sources' | 'verdict'>;
}

export interface Manner {
  language: Language;
  /** Whether this chatbot may hand over to a person: nothing is ever offered that cannot be had, and the visitor is told so. */
  canOffer: boolean;
  /** Why a person is to be offered with this reply; null when not. */
  offer: HandoffReason | null;
}

/** Puts a decision into words. */
export function wordReply(reply: Opening | Exclude<EngineReply, { type: 'failure' }>, manner: Manner): Wording {
  const { canOffer, offer } = manner;
  const texts = manner.language.replies;
  switch (reply.type) {
    case 'answer':
      return { text: reply.text, detail: { verdict: 'answered', sources: [reply.entryId] } };
    case 'written':
      return { text: reply.text, detail: { verdict: 'answered', sources: reply.entryIds } };
    case 'suggest': {
      const { questions, entryIds: sources } = reply;
      const list = questions.map((question) => `\n• ${question}`).join('');
      const text = (questions.length > 1 ? texts.suggestSeveral : texts.suggestOne) + list;
      return withOffer(text, `\n${texts.offerBeside}`, offer, { verdict: 'unsure', sources });
    }
    case 'miss': {
      const detail = { verdict: 'missed' } as const;
      if (!canOffer) return { text: `${texts.missForGood} ${texts.otherWords}`, detail };
      if (offer === null) return { text: `${texts.miss} ${texts.otherWords}`, detail };
      return reply.again
        ? withOffer(texts.missAgain, ` ${texts.offerAgain}`, offer, detail)
        : withOffer(texts.miss, ` ${texts.offer}`, offer, detail);
    }
    case 'wants_person':
      // Only worded where there is nobody to hand over to; otherwise the request itself is the answer.
      return { text: texts.nobody, detail: { verdict: 'chat' } };
    case 'small_talk': {
      const detail = { verdict: 'chat' } as const;
      if (reply.kind !== 'are_you_human') return { text: texts.smallTalk[reply.kind], detail };
      const text = texts.smallTalk.are_you_human;
      return withOffer(text, ` ${texts.offerAnyTime}`, canOffer ? 'visitor_asked' : null, detail);
    }
  }
}

/** When the bot itself failed: said plainly, and with a way on. */
export function wordFailure({ language: { replies: texts }, offer }: Manner): Wording {
  if (offer === null) return { text: `${texts.failure} ${texts.tryAgain}`, detail: { verdict: 'failed' } };
  return withOffer(texts.failure, ` ${texts.offer}`, offer, { verdict: 'failed' });
}

function withOffer(
  text: string,
  addition: string,
  offer: HandoffReason | null,
  detail: Omit<Wording['detail'], 'offer' | 'offerReason'>,
): Wording {
  if (offer === null) return { text, detail };
  return { text: text + addition, detail: { ...detail, offer: 'live_agent', offerReason: offer } };
}
