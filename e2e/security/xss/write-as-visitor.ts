import { personNameSchema } from '../../../backend/contract/primitives.ts';
import { connectVisitor, must, type VisitorSocket } from '../../../backend/test-support/socket-clients.ts';
import { nextAddress } from '../house/next-address.ts';

/** A visitor of a chat that waits for a person. */
export interface WaitingVisitor {
  readonly socket: VisitorSocket;
  readonly conversationId: string;
  /** The text where it can be a name, otherwise a harmless one. */
  readonly name: string;
}

/** From an address of their own somebody writes this text, calls themselves so where that is allowed, and asks for a person. */
export async function writeAsVisitor(url: string, chatbotId: string, text: string): Promise<WaitingVisitor> {
  const socket = await connectVisitor(url, { chatbotId }, { address: nextAddress() });
  await must(socket.emitWithAck('session:start', { known: null }));
  const name = personNameSchema.safeParse(text).success ? text : 'Vera';
  await must(socket.emitWithAck('visitor:update', { name, email: null }));
  const { conversation } = await must(socket.emitWithAck('conversation:open', {}));
  const conversationId = conversation.id;
  await must(socket.emitWithAck('message:send', { conversationId, clientId: 'payload-1', text }));
  await must(socket.emitWithAck('handoff:request', { conversationId }));
  return { socket, conversationId, name };
}
