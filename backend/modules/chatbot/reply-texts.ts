import type { Reply } from './rules/decide-reply.ts';

/** What the bot says, as it goes to the conversation. */
export interface Wording {
  text: string;
  offer?: 'live_agent';
  /** Ids of the knowledge entries behind the text. */
  sources?: string[];
}

type SmallTalk = Extract<Reply, { type: 'small_talk' }>['kind'];

const smallTalk: Record<SmallTalk, string> = {
  greeting: 'Hello! What can I help you with?',
  thanks: "You're welcome! Is there anything else I can help with?",
  goodbye: 'Goodbye, and thanks for stopping by!',
  help: "Of course. What is it about? Ask me in a sentence and I'll look it up.",
  are_you_human: "I'm an automated assistant. I answer from what I've been taught",
  yes: 'Good. Tell me in a sentence what you would like to know.',
  no: "All right. I'm here if anything else comes up.",
  okay: 'Good. Is there anything else you would like to know?',
  declined: "All right. I'm here if you need anything else.",
};

/**
 * Puts a decision into words. `canOffer` is whether this chatbot may hand over to a person: nothing is ever offered
 * that cannot be had, and the visitor is told so.
 */
export function wordReply(reply: Reply, canOffer: boolean): Wording {
  switch (reply.type) {
    case 'answer':
      return { text: reply.text, sources: [reply.entryId] };
    case 'suggest':
      return withOffer(
        `${reply.questions.length > 1 ? 'I can answer these. Is it one of them?' : "I'm not sure I understood. Did you mean this?"}\n${reply.questions.map((question) => `• ${question}`).join('\n')}`,
        canOffer ? '\nIf not, I can bring in a person.' : '',
        canOffer,
        reply.entryIds,
      );
    case 'miss':
      return wordMiss(reply.again, canOffer);
    case 'wants_person':
      // Only worded where there is nobody to hand over to; otherwise the request itself is the answer.
      return {
        text: "I'm sorry, I can't pass this chat on to a person. I'm an automated assistant; ask me and I'll do my best.",
      };
    case 'small_talk':
      if (reply.kind === 'are_you_human')
        return withOffer(smallTalk.are_you_human, canOffer ? ', and I can bring in a person any time.' : '.', canOffer);
      return { text: smallTalk[reply.kind] };
  }
}

/** When the bot itself failed: said plainly, and with a way on. */
export function wordFailure(canOffer: boolean): Wording {
  const text = 'Something went wrong on my side, sorry.';
  return withOffer(
    text,
    canOffer ? ' Would you like to talk to a person?' : ' Please try again in a moment.',
    canOffer,
  );
}

function wordMiss(again: boolean, canOffer: boolean): Wording {
  if (!canOffer) {
    return {
      text: "I'm sorry, I don't know that, and this chat can't be passed on to a person. Asking in other words sometimes helps.",
    };
  }
  return again
    ? withOffer(
        "I don't have an answer to that either, sorry.",
        ' A person can help you better: shall I ask one to join?',
        true,
      )
    : withOffer("I'm sorry, I don't know that one.", ' Would you like to talk to a person?', true);
}

function withOffer(text: string, addition: string, canOffer: boolean, sources?: string[]): Wording {
  return {
    text: text + addition,
    ...(canOffer ? { offer: 'live_agent' as const } : {}),
    ...(sources ? { sources } : {}),
  };
}
