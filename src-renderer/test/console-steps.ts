import fc from 'fast-check';
import type { AgentSummary, RequeueCause } from '#contract/conversations.ts';

/** What can happen around one console; `at` picks a conversation or request, whatever there is. */
export type Step =
  | {
      do: 'begin' | 'request' | 'accept' | 'rivalAccepts' | 'leave' | 'complete' | 'read' | 'flap' | 'settle';
      at: number;
    }
  | { do: 'requeue'; at: number; cause: RequeueCause; draft: boolean }
  | { do: 'offer'; at: number; to: AgentSummary | 'me' | null }
  | { do: 'away'; at: number }
  | { do: 'refuse'; calls: number; at: number }
  | { do: 'say'; at: number; by: 'visitor' | 'agent' | 'bot' }
  | { do: 'deliver'; picks: number[] };

export const BEN = { id: 'ben', name: 'Ben' };
const CEM = { id: 'cem', name: 'Cem' };
const index = fc.nat(7);
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('begin' as const), at: index }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('request' as const), at: index }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('accept' as const), at: index }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('say' as const),
      at: index,
      by: fc.constantFrom('visitor', 'agent', 'bot'),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('deliver' as const), picks: fc.array(fc.nat(30), { maxLength: 6 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('requeue' as const),
      at: index,
      cause: fc.constantFrom('released', 'transferred', 'lease_lapsed'),
      draft: fc.boolean(),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('offer' as const),
      at: index,
      to: fc.constantFrom<AgentSummary | 'me' | null>(BEN, CEM, 'me', null),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('away' as const), at: index }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('refuse' as const), calls: fc.integer({ min: 1, max: 4 }), at: index }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'rivalAccepts' as const,
        'leave' as const,
        'complete' as const,
        'read' as const,
        'flap' as const,
        'settle' as const,
      ),
      at: index,
    }),
  },
);
