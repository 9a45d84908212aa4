import type { Socket } from 'socket.io';
import { fail, type Result, succeed } from '#contract/result.ts';
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
  /**
   * Joins the visitor's rooms, making a new visitor if need be. Returns the token when it is a new one. `rate_limited` when
   * too many new ones came from there.
   */
  begin(): Promise<Result<Begun>>;
}

interface Begun {
  visitor: Visitor;
  newToken: string | null;
}

export function createVisitorSession(
  socket: Socket,
  { chatbot, visitor }: { chatbot: BotIdentity; visitor: Visitor | null },
  { visitors, admitNew }: Pick<SocketDeps, 'visitors'> & { admitNew(): Promise<number | null> },
): VisitorSession {
  // Kept as a promise, so that two calls at once cannot make two visitors out of one person.
  let beginning: Promise<Result<Begun>> | null = null;

  async function begin(): Promise<Result<Begun>> {
    const known = session.visitor;
    const retryAfterMs = known ? null : await admitNew();
    if (retryAfterMs !== null) {
      beginning = null;
      return fail('rate_limited', 'Too many new visitors from this address.', { retryAfterMs });
    }
    const made = known ? { visitor: known, token: null } : await visitors.create(chatbot);
    session.visitor = made.visitor;
    await socket.join([rooms.visitor(made.visitor.id), rooms.site(chatbot.id)]);
    return succeed({ visitor: made.visitor, newToken: made.token });
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
