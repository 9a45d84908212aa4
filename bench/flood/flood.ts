import { PROTOCOL_VERSION } from '#contract/protocol.ts';
import { answerQuestions } from '../support/program.ts';
import { callOk, connectWire, type WireClient } from '../support/wire-client.ts';
import { FLOOD_PARTS, type FloodAnswers, type FloodPart, NO_FLOOD } from './plan.ts';

const SIGN_INS_PER_SECOND = 20;
const CONNECTIONS_PER_SECOND = 20;
/** From so many connections, each far beyond what it may. */
const NOISY = 5;
const CALLS_PER_SECOND = 50;

interface Noisy {
  client: WireClient;
  conversationId: string;
}

const report = { ...NO_FLOOD };
const timers: NodeJS.Timeout[] = [];
let noisy: Noisy[] = [];
let plan = { url: '', chatbotId: '' };
let address = 0;
let guesses = 0;
let lines = 0;

/** A flood comes from many places: enough of them that most of it gets in and makes work. */
function nextAddress(): string {
  address += 1;
  return `10.${(address >> 16) & 255}.${(address >> 8) & 255}.${address & 255}`;
}

function repeat(perSecond: number, act: () => void): void {
  timers.push(setInterval(act, 1_000 / perSecond));
}

/** A wrong password, each time from another address, at an account that is not there. */
async function trySignIn(): Promise<void> {
  report.signIns += 1;
  guesses += 1;
  const response = await fetch(`${plan.url}/api/v1/auth/sign-in`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-handoff-client': 'desktop',
      'x-forwarded-for': nextAddress(),
    },
    body: JSON.stringify({ email: `nobody${guesses}@example.com`, password: 'a guess of a password' }),
  });
  await response.arrayBuffer();
  if (response.status === 429) report.refused += 1;
}

function connect(): Promise<WireClient> {
  const auth = { protocol: PROTOCOL_VERSION, chatbotId: plan.chatbotId, visitorToken: null };
  const from = { address: nextAddress() };
  return connectWire({ url: plan.url, namespace: '/visitor', role: 'visitor', auth, ...from, onPush: () => {} });
}

async function makeNoisy(): Promise<Noisy> {
  const client = await connect();
  await callOk(client, 'session:start', { known: null });
  const { conversation } = await callOk<{ conversation: { id: string } }>(client, 'conversation:open', {});
  return { client, conversationId: conversation.id };
}

function count(raw: string): void {
  if (raw.startsWith('[{"ok":false')) report.refused += 1;
}

const BEGIN: Record<FloodPart, () => void> = {
  sign_ins: () => repeat(SIGN_INS_PER_SECOND, () => void trySignIn().catch(() => (report.refused += 1))),

  connections: () =>
    repeat(CONNECTIONS_PER_SECOND, () => {
      report.connections += 1;
      connect().then(
        (client) => client.close(),
        () => (report.refused += 1),
      );
    }),

  calls() {
    for (const { client, conversationId } of noisy) {
      repeat(CALLS_PER_SECOND, () => {
        report.typing += 1;
        client.call('typing:set', { conversationId, typing: true }, count);
        report.messages += 1;
        lines += 1;
        client.call('message:send', { conversationId, clientId: `flood-${lines}`, text: 'noise' }, count);
      });
    }
  },
};

const answers: FloodAnswers = {
  async prepare(given) {
    plan = given;
    noisy = await Promise.all(Array.from({ length: NOISY }, makeNoisy));
  },
  begin(parts) {
    Object.assign(report, NO_FLOOD);
    for (const part of FLOOD_PARTS) if (parts.includes(part)) BEGIN[part]();
  },
  stop() {
    for (const timer of timers.splice(0)) clearInterval(timer);
    return { ...report };
  },
};

answerQuestions(answers);
