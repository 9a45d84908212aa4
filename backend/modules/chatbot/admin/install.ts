import type { InstallStatus } from '#contract/chatbots.ts';
import type { Queryable } from '../../../server/database/connection.ts';
import { listSecrets } from './identity-secrets.ts';

const MAX_CONNECTIONS = 20;

/** What an owner puts into their site, and whether it has arrived there. */
export async function readInstallStatus(
  db: Queryable,
  { chatbotId, publicUrl }: { chatbotId: string; publicUrl: string },
): Promise<InstallStatus> {
  const [connections, secrets] = await Promise.all([
    db
      .selectFrom('site_connections')
      .select(['origin', 'last_seen_at'])
      .where('chatbot_id', '=', chatbotId)
      .orderBy('last_seen_at', 'desc')
      .limit(MAX_CONNECTIONS)
      .execute(),
    listSecrets(db, chatbotId),
  ]);
  return {
    snippet: `<script async src="${publicUrl}/widget.js" data-chatbot="${chatbotId}"></script>`,
    csp: listPolicy(publicUrl),
    connections: connections.map(({ origin, last_seen_at }) => ({ origin, lastSeenAt: last_seen_at.toISOString() })),
    identitySecrets: secrets.map(({ id, createdAt }) => ({ id, createdAt: createdAt.toISOString() })),
  };
}

/** The widget's script, and its line to the server over HTTP and WebSocket; its styles need no leave. */
function listPolicy(publicUrl: string): string[] {
  const socket = publicUrl.replace(/^http/, 'ws');
  return [`script-src ${publicUrl};`, `connect-src ${publicUrl} ${socket};`];
}
