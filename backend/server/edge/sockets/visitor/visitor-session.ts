import type { Socket } from 'socket.io';
import type { Visitor } from '../../../../modules/visitor/index.ts';
import type { BotIdentity, SocketDeps } from '../deps.ts';
import { rooms } from '../rooms.ts';

/** One connection of a visitor's browser. */
export interface VisitorSession {
  readonly chatbot: BotIdentity;
  readonly connectionId: string;
  /** Null until `session:start`: nothing is stored about somebody who has not opened the widget. */
  visitor: Visitor | null;
  /** How long the signed identity shown on this connection is good; null = none was shown. */
  identifiedUntil: Date | null;
  /** Joins the visitor's rooms, making a new visitor if need be. Returns the token when it is a new one. */
  begin(): Promise<{ visitor: Visitor; newToken: string | null }>;
}

export function createVisitorSession(
  socket: Socket,
  { chatbot, visitor }: { chatbot: BotIdentity; visitor: Visitor | null },
  { visitors }: Pick<SocketDeps, 'visitors'>,
): VisitorSession {
  // Kept as a promise, so that two calls at once cannot make two visitors out of one person.
  let beginning: Promise<{ visitor: Visitor; newToken: string | null }> | null = null;

  async function begin(): Promise<{ visitor: Visitor; newToken: string | null }> {
    const known = session.visitor;
    const made = known ? { visitor: known, token: null } : await visitors.create(chatbot);
    session.visitor = made.visitor;
    await socket.join([rooms.visitor(made.visitor.id), rooms.site(chatbot.id)]);
    return { visitor: made.visitor, newToken: made.token };
  }

  const session: VisitorSession = {
    chatbot,
    connectionId: socket.id,
    visitor,
    identifiedUntil: null,
    begin() {
      beginning ??= begin().catch((error: unknown) => {
        beginning = null;
        throw error;
      });
      return beginning;
    },
  };
  return session;
}
