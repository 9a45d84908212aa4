import { type Cast, inventAgents } from '../../modules/demo/index.ts';
import type { Database } from '../../server/database/connection.ts';
import { buildChatbot, buildMember, buildWorkspace } from '../factories.ts';

/** A workspace with so many agents and chatbots: whom `fillTraffic` fills traffic in for. Pass its agents' names on to `planTraffic`. */
export async function buildCast(
  db: Database,
  { agents, chatbots }: { agents: number; chatbots: number },
): Promise<Cast> {
  const workspace = await buildWorkspace(db);
  const cast = {
    workspaceId: workspace.id,
    chatbots: [] as Cast['chatbots'][number][],
    members: [] as Cast['members'][number][],
  };
  for (const name of inventAgents(agents)) {
    const { id } = await buildMember(db, { workspace_id: workspace.id, name });
    cast.members.push({ id, name });
  }
  for (let count = 0; count < chatbots; count += 1) {
    cast.chatbots.push(await buildChatbot(db, { workspace_id: workspace.id }));
  }
  return cast;
}
