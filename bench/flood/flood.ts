import { PROTOCOL_VERSION } from '#contract/protocol.ts';
import { answerQuestions } from '../support/program.ts';
import { callOk, connectWire, type WireClient } from '../support/wire-client.ts';
import type { FloodAnswers, FloodReport } from './plan.ts';

const SIGN_INS_PER_SECOND = 20;
const CONNECTIONS_PER_SECOND = 20;
/** From so many connections, each far beyond what it may. */
const NOISY = 5;
const CALLS_PER_SECOND = 50;

const report: FloodReport = { signIns: 0, connections: 0, typing: 0, messages: 0, refused: 0 };
const running: { timers: NodeJS.Timeout[]; open: WireClient[] } = { timers: [], open: [] };
let address = 0;

/** A flood comes from many places: enough of them that most of it gets in and makes work. */
function nextAddress(): string {
  address += 1;
  return `10.${(address >> 16) & 255}.${(address >> 8) & 255}.${address & 255}`;
}

function repeat(perSecond: number, act: () => void): void {
  running.timers.push(setInterval(act, 1_000 / perSecond));
}

/** A wrong password, each time from another address, at an account that is not there. */
async function trySignIn(url: string): Promise<void> {
  report.signIns += 1;
  const response = await fetch(`${url}/api/v1/auth/sign-in`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-handoff-client': 'desktop',
      'x-forwarded-for': nextAddress(),
    },
    body: JSON.stringify({ email: `nobody${report.signIns}@example.com`, password: 'a guess of a password' }),
  });
  await response.arrayBuffer();
  if (response.status === 429) report.refused += 1;
}

function connect(url: string, chatbotId: string): Promise<WireClient> {
  const auth = { protocol: PROTOCOL_VERSION, chatbotId, visitorToken: null };
  const from = { address: nextAddress() };
  return connectWire({ url, namespace: '/visitor', role: 'visitor', auth, ...from, onPush: () => {} });
}

async function makeNoise(url: string, chatbotId: string): Promise<void> {
  const client = await connect(url, chatbotId);
  running.open.push(client);
  await callOk(client, 'session:start', { known: null });
  const { conversation } = await callOk<{ conversation: { id: string } }>(client, 'conversation:open', {});
  const conversationId = conversation.id;
  const count = (raw: string): void => {
    if (raw.startsWith('[{"ok":false')) report.refused += 1;
  };
  repeat(CALLS_PER_SECOND, () => {
    report.typing += 1;
    client.call('typing:set', { conversationId, typing: true }, count);
    report.messages += 1;
    client.call('message:send', { conversationId, clientId: `flood-${report.messages}`, text: 'noise' }, count);
  });
}

const answers: FloodAnswers = {
  async begin({ url, chatbotId }) {
    Object.assign(report, { signIns: 0, connections: 0, typing: 0, messages: 0, refused: 0 });
    await Promise.all(Array.from({ length: NOISY }, () => makeNoise(url, chatbotId)));
    repeat(SIGN_INS_PER_SECOND, () => void trySignIn(url).catch(() => (report.refused += 1)));
    repeat(CONNECTIONS_PER_SECOND, () => {
      report.connections += 1;
      connect(url, chatbotId).then(
        (client) => client.close(),
        () => (report.refused += 1),
      );
    });
  },
  async stop() {
    for (const timer of running.timers.splice(0)) clearInterval(timer);
    for (const client of running.open.splice(0)) client.close();
    return { ...report };
  },
};

answerQuestions(answers);
