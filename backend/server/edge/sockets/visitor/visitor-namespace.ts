import type { Socket } from 'socket.io';
import { decideCompatibility } from '#contract/protocol.ts';
import { visitorCalls, visitorHandshakeSchema } from '#contract/visitor-socket.ts';
import { addressOfHandshake } from '../../caller-address.ts';
import { bindCalls } from '../call-handlers.ts';
import type { SocketDeps } from '../deps.ts';
import { forgetHandshake } from '../forget-handshake.ts';
import { HandshakeRefusal, toRefusal } from '../handshake.ts';
import { consume, createGate, createRateLimiter } from '../limits.ts';
import type { PushToAgents, PushToVisitors, VisitorNamespace } from '../namespaces.ts';
import { admitSite } from './admit-site.ts';
import { createVisitorHandlers } from './visitor-handlers.ts';
import { createVisitorSession, type VisitorSession } from './visitor-session.ts';

/** Serves `/visitor`: who it is comes from the handshake, once; every call then acts for that visitor only. */
export function serveVisitors(
  namespace: VisitorNamespace,
  deps: SocketDeps,
  { toAgents, toVisitors }: { toAgents: PushToAgents; toVisitors: PushToVisitors },
): void {
  const sessions = new WeakMap<Socket, VisitorSession>();
  const handlers = createVisitorHandlers(deps, { toAgents, toVisitors });
  const messages = createRateLimiter(deps.limits.visitorMessages);
  const calls = createRateLimiter(deps.limits.calls);
  const typing = createRateLimiter(deps.limits.typing);
  const newVisitors = createRateLimiter(deps.limits.newVisitors);

  namespace.use((socket, next) => {
    greet(socket).then(
      (session) => {
        sessions.set(socket, session);
        next();
      },
      (error: unknown) => next(toRefusal(error, deps.log)),
    );
  });

  async function greet(socket: Socket): Promise<VisitorSession> {
    const handshake = visitorHandshakeSchema.safeParse(socket.handshake.auth);
    if (!handshake.success) throw new HandshakeRefusal('invalid', 'The handshake does not fit.');
    const incompatibility = decideCompatibility(handshake.data.protocol);
    if (incompatibility) throw new HandshakeRefusal('incompatible', 'Please reload this page.', incompatibility);
    const { chatbotId, visitorToken } = handshake.data;
    const chatbot = await deps.chatbots.find(chatbotId);
    if (!chatbot) throw new HandshakeRefusal('not_found', 'There is no such chatbot.');
    admitSite(chatbot, socket.handshake.headers.origin, deps);
    const visitor = visitorToken === null ? null : await deps.visitors.recognise(visitorToken, chatbotId);
    const address = addressOfHandshake(socket.request, deps.trustedProxies);
    const admitNew = () => consume(newVisitors, address);
    return createVisitorSession(socket, { chatbot, visitor }, { visitors: deps.visitors, admitNew });
  }

  namespace.on('connection', (socket) => {
    const session = sessions.get(socket);
    if (!session) return;
    forgetHandshake(socket);
    const personId = () => session.visitor?.id ?? socket.id;
    const gate = createGate({ messages, calls, typing, personId, connectionId: socket.id });
    bindCalls(socket, visitorCalls, handlers, session, { gate, log: deps.log });
  });
}
