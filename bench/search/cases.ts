/** What people look for, from words in most conversations to words in none; each alone and with filters. */
export const SEARCHES: Record<string, readonly string[]> = {
  common: ['order', 'hello', 'please', 'thanks', 'the', 'delivery'],
  rare: ['dishwasher', 'invoice', 'vegetarian', 'customs', 'warranty', 'porcelain'],
  'two words': ['refund order', 'delivery late', 'blue mug', 'gift card', 'order please'],
  phrase: ['"my order"', '"thank you"', '"how long"', '"the order"', '"can you please"', '"please the order"'],
  prefix: ['ord', 'del', 're', 'th', 'ma', 'inv'],
  number: ['#A-10423', '10423', '#A-1', 'maria@example.com', 'maria@'],
  without: ['order -refund', 'delivery -order', 'the -please'],
  'no hit': ['xylophonist', '"order purple elephant"', 'zzzz order'],
};

export interface People {
  memberIds: readonly string[];
  chatbotIds: readonly string[];
}

/** Queries beside the text, by name. */
export function filtersOf({ memberIds, chatbotIds }: People): Record<string, Record<string, string>> {
  return {
    none: {},
    chatbot: { chatbot: chatbotIds[1] ?? '' },
    'agent, status': { agent: memberIds[3] ?? '', status: 'closed' },
    'one day': { from: '2026-05-12', to: '2026-05-12' },
    'one star, a quarter': { stars: '1', from: '2026-01-01', to: '2026-03-31' },
    'state, reason': { handoff: 'expired', reason: 'keyword' },
  };
}
