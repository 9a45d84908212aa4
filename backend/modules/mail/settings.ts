import type { z } from 'zod';
import type { MailSettings, SaveMailSettingsRequest, TestMailResponse, testMailRequestSchema } from '#contract/mail.ts';
import { fail, type Result, succeed } from '#contract/result.ts';
import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import { newId } from '../../server/new-id.ts';
import type { MailRoute, RouteFinder } from './find-server.ts';
import type { MailServer } from './mail-server.ts';
import type { PasswordBox } from './password-box.ts';
import { writeMail } from './templates/write-mail.ts';
import type { Probe } from './transport/probe.ts';

type TestRequest = z.output<typeof testMailRequestSchema>;

/** The mail server and the sender of a workspace. */
export function createMailSettings(deps: {
  db: Database;
  clock: Clock;
  box: PasswordBox;
  routes: RouteFinder;
  probe: Probe;
  publicUrl: string;
  /** Called before the first server is stored. */
  startJobs(): Promise<void>;
}) {
  const { db, clock, box, routes, probe, publicUrl, startJobs } = deps;

  async function read(workspaceId: string): Promise<MailSettings> {
    return present(await routes.find(db, workspaceId));
  }

  return {
    async get(workspaceId: string): Promise<Result<MailSettings>> {
      return succeed(await read(workspaceId));
    },

    /** With SMTP_URL set, only the sender is changed: what is stored of a server stays as it was. */
    async save(workspaceId: string, request: SaveMailSettingsRequest): Promise<Result<MailSettings>> {
      const current = await routes.find(db, workspaceId);
      const sender = { from_name: request.fromName, from_address: request.fromAddress, changed_at: clock.now() };
      const server = resolveServer(request.server, current);
      if (!server.ok) return server;
      if (server.value && current.source !== 'environment') await startJobs();
      const columns = toColumns(workspaceId, server.value);
      await db
        .insertInto('mail_settings')
        .values({ workspace_id: workspaceId, ...columns, ...sender })
        .onConflict((conflict) =>
          conflict
            .column('workspace_id')
            .doUpdateSet(current.source === 'environment' ? sender : { ...columns, ...sender }),
        )
        .execute();
      return succeed(await read(workspaceId));
    },

    /** Sends one mail right now, and tells how far it got. Nothing is stored. */
    async test(workspaceId: string, { to, settings }: TestRequest): Promise<Result<TestMailResponse>> {
      const current = await routes.find(db, workspaceId);
      const wanted = settings ? resolveServer(settings.server, current) : succeed(current.server);
      if (!wanted.ok) return wanted;
      if (!wanted.value) return fail('wrong_state', 'No mail server is set.');
      const sender = settings ? { name: settings.fromName, address: settings.fromAddress } : current.sender;
      const content = await writeMail({ kind: 'test', publicUrl, recipientName: null });
      const mail = { id: newId(), to, conversationId: null, date: clock.now(), ...content };
      return succeed({ steps: await probe(wanted.value, sender, mail) });
    },
  };

  function toColumns(workspaceId: string, server: MailServer | null) {
    if (!server) return { host: null, port: null, security: null, username: null, password: null };
    const { host, port, security, user, password } = server;
    return {
      host,
      port,
      security,
      username: user,
      password: password === null ? null : box.seal(workspaceId, password),
    };
  }
}

/** What was asked for, with the stored password where none came and it still is for the same door. */
function resolveServer(asked: SaveMailSettingsRequest['server'], current: MailRoute): Result<MailServer | null> {
  if (current.source === 'environment') return succeed(current.server);
  if (asked === null) return succeed(null);
  const { host, port, security, user } = asked;
  if (user === null) return succeed({ host, port, security, user, password: null });
  const isSameDoor = current.server?.host === host && current.server.user === user;
  const password = asked.password ?? (isSameDoor ? (current.server?.password ?? null) : null);
  if (password !== null) return succeed({ host, port, security, user, password });
  const message = current.passwordIsLost && isSameDoor ? 'must be typed again' : 'must be given for this host and user';
  return fail('invalid', message, { field: 'server.password' });
}

function present({ source, server, sender }: MailRoute): MailSettings {
  return {
    source,
    server: server && {
      host: server.host,
      port: server.port,
      security: server.security,
      user: server.user,
      hasPassword: server.password !== null,
    },
    fromName: sender.name,
    fromAddress: sender.address,
  };
}
