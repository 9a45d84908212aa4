import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findConnectionString } from '../../support/database.ts';
import { findFreePort } from '../../support/free-port.ts';
import { checkLog, type Verdict } from './check-log.ts';
import { type Console, openConsole } from './console.ts';
import { type EventLog, openEventLog } from './event-log.ts';
import { type FaultServer, startFaultServer } from './fault-server.ts';
import { createRandom, type Random } from './random.ts';
import { readStored } from './read-stored.ts';
import { waitUntil } from './wait-until.ts';
import { openWidget, type Widget } from './widget.ts';

/** A visitor and an agent in an active chat. */
export interface Pair {
  widget: Widget;
  console: Console;
  conversationId: string;
}

export interface StageOptions {
  /** Signed-in agents to be had. */
  agents?: number;
  /** A database of the scenario's own instead of the embedded one. */
  databaseUrl?: string;
  /** Where the server's data goes, when it matters. */
  dataDir?: string;
}

/** A server, its people and the log of what they did. */
export interface Stage {
  readonly seed: number;
  readonly random: Random;
  readonly log: EventLog;
  readonly server: FaultServer;
  /** Opens a widget; `through` is the door it uses, when not the server's own. */
  openWidget(name: string, through?: string): Promise<Widget>;
  /** Opens the console of the agent with that number, counted from 0. */
  openConsole(agent: number, options?: { through?: string; screen?: string }): Promise<Console>;
  /** So many visitors, each in an active chat with an agent of their own, made through the product. */
  openPairs(count: number, through?: { widgets?: string; consoles?: string }): Promise<Pair[]>;
  /** Resolves when nothing is unsent and every screen is level with the database. */
  settle(pairs: readonly Pair[], withinMs?: number): Promise<void>;
  connectionString(): Promise<string>;
  /** What the checker says of everything up to now. */
  check(): Promise<Verdict>;
  /** Called at the end, the latest first. */
  onEnd(undo: () => unknown): void;
  close(): Promise<void>;
}

/** Sets a stage in a folder: the log and what the server said stay there when the scenario fails. */
export async function openStage(folder: string, seed: number, options: StageOptions = {}): Promise<Stage> {
  const { agents = 1, databaseUrl = null } = options;
  const dataDir = options.dataDir ?? join(folder, 'data');
  mkdirSync(dataDir, { recursive: true });
  const log = openEventLog(join(folder, 'events.jsonl'));
  const order = { dataDir, port: await findFreePort(), databaseUrl, agents };
  const server = await startFaultServer(order, join(folder, 'server.txt'));
  const undo: (() => unknown)[] = [];
  const { cast } = server;

  async function openOneWidget(name: string, through = server.url): Promise<Widget> {
    const widget = openWidget({ name, server: through, chatbotId: cast.chatbotId, log });
    undo.push(widget.close);
    await waitUntil(`${name} is connected`, widget.isUp);
    return widget;
  }

  async function openOneConsole(agent: number, { through = server.url, screen = '' } = {}): Promise<Console> {
    const grant = cast.grants[agent];
    if (!grant) throw new Error(`the cast has no agent ${agent}`);
    const opened = openConsole({ server: through, grant, log, ...(screen !== '' && { screen }) });
    undo.push(opened.close);
    await waitUntil(`${opened.name} is connected`, opened.isReady);
    return opened;
  }

  async function openPair(number: number, through: { widgets?: string; consoles?: string }): Promise<Pair> {
    const console = await openOneConsole(number, through.consoles ? { through: through.consoles } : {});
    const widget = await openOneWidget(`Visitor ${number + 1}`, through.widgets);
    await widget.chat.actions.requestAgent({ name: widget.name, email: '' });
    const conversationId = widget.conversationId() ?? '';
    const waiting = () =>
      Object.values(console.state().mirror.handoffs).find((handoff) => handoff.conversationId === conversationId);
    await waitUntil(`${widget.name} is in the queue`, () => waiting() !== undefined);
    await console.desk.accept(waiting()?.id ?? '');
    const isTaken = () =>
      widget.state().thread?.conversation.status === 'active' && console.lastSeq(conversationId) > 0;
    await waitUntil(`${widget.name} has an agent`, isTaken);
    return { widget, console, conversationId };
  }

  const connectionString = async (): Promise<string> => databaseUrl ?? findConnectionString(dataDir);

  return {
    seed,
    random: createRandom(seed),
    log,
    server,
    openWidget: openOneWidget,
    openConsole: openOneConsole,
    async openPairs(count, through = {}) {
      const pairs: Pair[] = [];
      for (let number = 0; number < count; number += 1) pairs.push(await openPair(number, through));
      return pairs;
    },
    async settle(pairs, withinMs = 30_000) {
      const unsent = () => pairs.reduce((sum, { widget, console }) => sum + widget.unsent() + console.unsent(), 0);
      await waitUntil('everything is sent', () => unsent() === 0, { withinMs });
      const newest = new Map<string, number>();
      for (const { conversationId, seq } of await readStored(await connectionString())) newest.set(conversationId, seq);
      const isLevel = ({ widget, console, conversationId }: Pair): boolean => {
        const seq = newest.get(conversationId) ?? 0;
        return widget.lastSeq() >= seq && console.lastSeq(conversationId) >= seq;
      };
      await waitUntil('every screen shows everything', () => pairs.every(isLevel), { withinMs });
    },
    connectionString,
    check: async () => checkLog(log.entries, await readStored(await connectionString())),
    onEnd: (step) => undo.push(step),
    async close() {
      for (const step of undo.reverse()) await step();
      await server.stop();
      log.close();
    },
  };
}
