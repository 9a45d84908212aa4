import { expect } from 'vitest';
import type { Message } from '#contract/messages.ts';
import { connectVisitor, must } from '../../../backend/test-support/socket-clients.ts';
import { startCuttableProxy } from '../../support/cuttable-proxy.ts';
import { nextText } from '../harness/load.ts';
import { scenario } from '../harness/scenario.ts';
import { pick } from '../harness/tier.ts';

scenario({ name: 'D3 stored, and cut before the answer' }, async (stage) => {
  const { server, log } = stage;
  const { chatbotId } = server.cast;
  const proxy = await startCuttableProxy({ port: server.port });
  stage.onEnd(() => proxy.close());

  // A second tab of the same visitor, on a line that holds: it tells when the message is stored.
  const witness = await connectVisitor(server.url, { chatbotId });
  stage.onEnd(() => witness.close());
  const visitorToken = (await must(witness.emitWithAck('session:start', { known: null }))).visitorToken ?? '';
  const { conversation } = await must(witness.emitWithAck('conversation:open', {}));
  const conversationId = conversation.id;
  // While somebody waits for a person the bot is silent.
  await must(witness.emitWithAck('handoff:request', { conversationId }));
  const stored = new Map<string, (message: Message) => void>();
  witness.on('message:created', (message) => {
    const text = message.content.kind === 'text' ? message.content.text : '';
    log.write({ kind: 'shown', screen: 'witness', conversationId, id: message.id, seq: message.seq, text });
    stored.get(message.clientId ?? '')?.(message);
  });
  const connect = () => connectVisitor(proxy.url, { chatbotId, visitorToken });

  let visitor = await connect();
  const rounds = pick({ quick: 50, full: 1_000 });
  for (let round = 0; round < rounds; round += 1) {
    const clientId = `client-id-${round}`;
    const text = nextText('Visitor');
    const isStored = new Promise<Message>((resolve) => stored.set(clientId, resolve));
    log.write({ kind: 'sent', who: 'Visitor', text });
    await proxy.mute();
    let wasAnswered = false;
    visitor.emit('message:send', { conversationId, clientId, text }, () => {
      wasAnswered = true;
    });
    const original = await isStored;
    await proxy.drop();
    visitor.close();
    visitor = await connect();
    expect(wasAnswered).toBe(false);

    const receipt = await must(visitor.emitWithAck('message:send', { conversationId, clientId, text }));
    expect(receipt).toEqual({ id: original.id, seq: original.seq, at: original.at });
    log.write({ kind: 'acked', who: 'Visitor', text });
    const other = await visitor.emitWithAck('message:send', { conversationId, clientId, text: `${text}!` });
    expect(other).toMatchObject({ ok: false, error: { code: 'idempotency_mismatch', field: 'clientId' } });
  }
  visitor.close();
  return { rounds };
});
