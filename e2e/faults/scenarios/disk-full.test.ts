import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { connectVisitor, must } from '../../../backend/test-support/socket-clients.ts';
import { nextText } from '../harness/load.ts';
import { scenario } from '../harness/scenario.ts';
import { pick } from '../harness/tier.ts';
import { waitUntil } from '../harness/wait-until.ts';

const MESSAGE_BYTES = 7_900;

/** A disk of that size, or null where this account may not mount one. */
function mountSmallDisk(megabytes: number, undo: (() => unknown)[]): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'handoff-desk-fault-disk-'));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'handoff-desk', folder], {
      stdio: 'pipe',
    });
  } catch {
    return null;
  }
  undo.push(() => execFileSync('umount', ['--lazy', folder]));
  return folder;
}

/** Fills what is left; removing the file frees it again. */
function fillDisk(folder: string): string {
  const ballast = join(folder, 'ballast');
  const file = openSync(ballast, 'w');
  try {
    for (const size of [1_048_576, 4_096]) {
      try {
        for (;;) writeSync(file, Buffer.alloc(size));
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      }
    }
  } finally {
    closeSync(file);
  }
  return ballast;
}

const probe: (() => unknown)[] = [];
const mayMount = mountSmallDisk(1, probe) !== null;
for (const step of probe.reverse()) step();

let disk = '';

scenario(
  {
    name: 'disk full',
    unless: mayMount ? null : 'this account may not mount a small disk',
    prepare(undo) {
      disk = mountSmallDisk(200, undo) ?? '';
      return { agents: 1, dataDir: disk };
    },
  },
  async (stage) => {
    const { server, log } = stage;
    const pairs = await stage.openPairs(1);
    const raw = await connectVisitor(server.url, { chatbotId: server.cast.chatbotId });
    stage.onEnd(() => raw.close());
    await must(raw.emitWithAck('session:start', { known: null }));
    const { conversation } = await must(raw.emitWithAck('conversation:open', {}));
    await must(raw.emitWithAck('handoff:request', { conversationId: conversation.id }));

    let number = 0;
    /** Sends a large message; false when there was no room for it. The same one is sent until it is taken. */
    async function sendLarge(): Promise<boolean> {
      const text = texts[number] ?? nextText('Raw visitor', MESSAGE_BYTES);
      if (texts.length === number) {
        texts.push(text);
        log.write({ kind: 'sent', who: 'Raw visitor', text });
      }
      const request = { conversationId: conversation.id, clientId: `large-message-${number}`, text };
      const answer = await raw.timeout(20_000).emitWithAck('message:send', request);
      if (!answer.ok) {
        expect(answer.error.code).toBe('unavailable');
        return false;
      }
      log.write({ kind: 'acked', who: 'Raw visitor', text });
      number += 1;
      return true;
    }
    const texts: string[] = [];

    for (let taken = 0; taken < pick({ quick: 20, full: 200 }); taken += 1) expect(await sendLarge()).toBe(true);
    log.write({ kind: 'fault', what: 'disk full' });
    const ballast = fillDisk(disk);
    await waitUntil('there is no room', async () => !(await sendLarge()), { withinMs: 30_000, everyMs: 0 });
    for (const { widget, console, conversationId } of pairs) {
      widget.say(nextText(widget.name, MESSAGE_BYTES));
      console.say(conversationId, nextText(console.name, MESSAGE_BYTES));
    }
    expect(await sendLarge()).toBe(false);

    log.write({ kind: 'fault', what: 'room again' });
    rmSync(ballast);
    const began = performance.now();
    await waitUntil('there is room again', sendLarge, { withinMs: 60_000, everyMs: 100 });
    const ms = performance.now() - began;
    await stage.settle(pairs, 60_000);
    return { 'taken again after ms': ms };
  },
);
