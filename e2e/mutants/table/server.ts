import type { Mutant } from '../mutant.ts';

const scenarios = 'e2e/faults/scenarios';
const sockets = 'backend/server/edge/sockets';

/** Who gets in, who wins, and how the server lives through what happens to it. */
export const serverMutants: Mutant[] = [
  {
    name: 'accept reads the state first and writes then',
    file: 'backend/modules/handoff/transition-steps.ts',
    find: 'FOR UPDATE OF h FOR SHARE OF m',
    replace: '',
    test: { file: 'backend/modules/handoff/handoff.test.ts', name: 'of thirty agents at once exactly one wins' },
  },
  {
    name: 'no origin check',
    file: `${sockets}/handshake.ts`,
    find: "return isSameHost(origin, host) ? 'agent' : 'refuse';",
    replace: "return 'agent';",
    test: { file: `${sockets}/refusals.test.ts`, name: 'from a page of another site, on the WebSocket itself' },
  },
  {
    name: 'no write-buffer cap',
    file: `${sockets}/server.ts`,
    find: 'limitBacklog(io, BACKLOG_LIMITS,',
    replace: 'limitBacklog(io, { packets: 1e9, size: 1e12 },',
    test: { file: `${scenarios}/paused-reader.test.ts`, name: 'D8 a reader that has stopped reading' },
  },
  {
    name: 'a dead line is noticed after a minute and more',
    file: `${sockets}/server.ts`,
    find: 'pingTimeout: 8_000',
    replace: 'pingTimeout: 60_000',
    test: { file: `${scenarios}/lost-lines.test.ts`, name: 'D7 a line that has died' },
  },
  {
    name: 'a connection that dies in use ends the process',
    file: 'backend/server/database/connection.ts',
    find: "pool.on('connect', (client) => client.on('error', () => {}));",
    replace: '',
    test: { file: 'backend/server/database/connection.test.ts', name: 'a connection that dies in use' },
  },
  {
    name: 'nobody starts a crashed database again',
    file: 'backend/server/database/embedded/keep-alive.ts',
    find: 'if (reviving !== null || isAlive(pid)) return;',
    replace: 'if (reviving === null || pid > 0) return;',
    test: { file: `${scenarios}/database-trouble.test.ts`, name: 'database restarted under load' },
  },
  {
    name: 'a message that cannot be stored is refused for good',
    file: 'backend/modules/conversation/writer/message-writer.ts',
    find: "fail('unavailable', 'The message could not be stored just now.', RETRY)",
    replace: "fail('wrong_state', 'The message could not be stored just now.', RETRY)",
    test: { file: `${scenarios}/database-trouble.test.ts`, name: 'database away' },
  },
  {
    name: 'a full disk is told as a fault of the message',
    file: 'backend/modules/conversation/writer/message-writer.ts',
    find: "fail('unavailable', 'The message could not be stored just now.', RETRY)",
    replace: "fail('internal', 'The message could not be stored just now.', RETRY)",
    test: { file: `${scenarios}/disk-full.test.ts`, name: 'disk full' },
  },
  {
    name: 'waiting for a connection has no end',
    file: 'backend/server/database/connection.ts',
    find: 'connectionTimeoutMillis: maxWaitMs',
    replace: 'connectionTimeoutMillis: maxWaitMs && 0',
    test: { file: `${scenarios}/database-trouble.test.ts`, name: 'pool exhausted' },
  },
  {
    name: 'SIGTERM does not end in order',
    file: 'backend/server/process-life.ts',
    find: 'process.exit(0);',
    replace: 'process.exit(1);',
    test: { file: `${scenarios}/process-signals.test.ts`, name: 'SIGTERM under load' },
  },
  {
    name: 'the checker does not look for doubles',
    file: 'e2e/faults/harness/check-log.ts',
    find: 'if (rows.length > 1)',
    replace: 'if (rows.length > 2)',
    test: { file: 'e2e/faults/harness/check-log.test.ts', name: 'stored twice' },
  },
];
