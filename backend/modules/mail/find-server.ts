import { sql } from 'kysely';
import type { Queryable } from '../../server/database/connection.ts';
import { defaultSender, type MailServer, type Sender } from './mail-server.ts';
import type { PasswordBox } from './password-box.ts';

/** How a workspace's mail goes out at this moment. */
export interface MailRoute {
  source: 'environment' | 'settings' | 'none';
  server: MailServer | null;
  sender: Sender;
  /** A password is stored that cannot be read with today's secrets. */
  passwordIsLost: boolean;
}

export interface RouteFinder {
  find(db: Queryable, workspaceId: string): Promise<MailRoute>;
  /** Of several workspaces in one query. */
  findAll(db: Queryable, workspaceIds: readonly string[]): Promise<(workspaceId: string) => MailRoute>;
  /** Whether anybody's mail could leave at all. */
  existsAny(db: Queryable): Promise<boolean>;
}

/** SMTP_URL, where it is set, goes before what is stored; the sender is the stored one either way. */
export function createRouteFinder(options: {
  environment: MailServer | null;
  box: PasswordBox;
  publicUrl: string;
}): RouteFinder {
  const { environment, box, publicUrl } = options;

  function routeOf(workspaceId: string, row: SettingsRow | undefined): MailRoute {
    const sealed = row?.password ?? null;
    const password = sealed && box.open(workspaceId, sealed);
    const stored =
      row?.host && row.port && row.security
        ? { host: row.host, port: row.port, security: row.security, user: row.username, password }
        : null;
    // Nobody lives at the pretend shop's addresses: its mail leaves only by a server that somebody set for it.
    const given = row?.demo ? null : environment;
    const server = given ?? stored;
    const sender =
      row?.from_name && row.from_address
        ? { name: row.from_name, address: row.from_address }
        : defaultSender(row?.name ?? 'Handoff Desk', server, publicUrl);
    const source = given ? 'environment' : stored ? 'settings' : 'none';
    return { source, server, sender, passwordIsLost: source === 'settings' && sealed !== null && password === null };
  }

  async function findAll(db: Queryable, workspaceIds: readonly string[]): Promise<(workspaceId: string) => MailRoute> {
    const rows = await readSettings(db, [...new Set(workspaceIds)]);
    const routes = new Map(rows.map((row) => [row.id, routeOf(row.id, row)]));
    return (workspaceId) => routes.get(workspaceId) ?? routeOf(workspaceId, undefined);
  }

  return {
    findAll,
    find: async (db, workspaceId) => (await findAll(db, [workspaceId]))(workspaceId),

    async existsAny(db) {
      if (environment) return true;
      const row = await db
        .selectFrom('mail_settings')
        .select('workspace_id')
        .where('host', 'is not', null)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}

type SettingsRow = Awaited<ReturnType<typeof readSettings>>[number];

function readSettings(db: Queryable, workspaceIds: readonly string[]) {
  return db
    .selectFrom('workspaces as w')
    .leftJoin('mail_settings as s', 's.workspace_id', 'w.id')
    .select(['w.id', 'w.name', 'w.demo', 's.host', 's.port', 's.security', 's.username', 's.password'])
    .select(['s.from_name', 's.from_address'])
    .where(sql<boolean>`w.id = ANY (${workspaceIds}::uuid[])`)
    .execute();
}
