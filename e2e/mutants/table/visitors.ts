import type { Mutant } from '../mutant.ts';

const availability = 'backend/modules/availability';
const visitor = 'backend/modules/visitor';
const edge = 'backend/server/edge/sockets/visitor';
const edgeTest = `${edge}/visitor.test.ts`;

/** What visitors are promised: a person only when there is one, and nobody else's name or conversation. */
export const visitorMutants: Mutant[] = [
  {
    name: 'a person is offered outside business hours',
    file: `${availability}/decide-availability.ts`,
    find: "  if (!facts.open) return 'outside_hours';\n",
    replace: '',
    test: { file: `${availability}/decide-availability.test.ts`, name: 'at 7 PM' },
  },
  {
    name: 'who waits at closing time waits for ever',
    file: `${availability}/service.ts`,
    find: 'await handoffs.expireWaiting(chatbot.id)',
    replace: 'await Promise.resolve()',
    test: { file: `${availability}/service.test.ts`, name: 'closing is told' },
  },
  {
    name: 'an identity may last for ever',
    file: `${visitor}/read-identity.ts`,
    find: 'if (exp > now.getTime() / 1_000 + LONGEST_LIFE_S + CLOCK_TOLERANCE_S)',
    replace: 'if (exp < 0)',
    test: { file: `${visitor}/read-identity.test.ts`, name: 'that lasts longer than a day' },
  },
  {
    name: 'a site whose name ends like an allowed one is let in',
    file: `${visitor}/site-origins.ts`,
    find: 'endsWith(`.${domain}`)',
    replace: 'endsWith(`${domain}`)',
    test: { file: `${visitor}/site-origins.test.ts`, name: 'evilbrand' },
  },
  {
    name: 'a claim overwrites a signed name',
    file: `${visitor}/service.ts`,
    find: "              .where('verified_as', 'is', null)\n",
    replace: '',
    test: { file: edgeTest, name: 'cannot be overwritten by a claim' },
  },
  {
    name: 'the next person on a browser sees the conversations of the one before',
    file: `${visitor}/service.ts`,
    find: "is.or([is('verified_as', 'is', null), is('verified_as', '=', subject)])",
    replace: "is.or([is('verified_as', 'is', null), is('verified_as', '<>', '')])",
    test: { file: edgeTest, name: 'of another person' },
  },
];
