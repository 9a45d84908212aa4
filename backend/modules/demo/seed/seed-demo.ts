import type { Clock } from '../../../server/clock.ts';
import type { Database } from '../../../server/database/connection.ts';
import { newId } from '../../../server/new-id.ts';
import { addChatbot } from '../../chatbot/index.ts';
import { generatePassword, type TeamService } from '../../team/index.ts';
import { demoFaq } from '../data/faq.ts';
import { liveConversations } from '../data/live-conversations.ts';
import { pastConversations } from '../data/past-conversations.ts';
import { DEMO_WORKSPACE_NAME, type DemoMemberKey, demoChatbot, demoMembers, demoTimezone } from '../data/people.ts';
import type { Script } from '../data/script.ts';
import { fillPast } from './fill-past.ts';
import { type DemoLogin, type DemoPasswords, listLogins, readPasswords, writePasswords } from './logins.ts';
import { playTimeline, type Stage } from './play.ts';
import { removeDemoWorkspaces } from './remove-demo.ts';
import { layOutTimeline } from './timeline.ts';

export interface SeedDemoDeps {
  db: Database;
  clock: Clock;
  team: Pick<TeamService, 'addMember'>;
  /** Where the pretend people's passwords are kept, for the next start to show them again. */
  dataDir: string;
}

/** How long before its first conversation the shop opened: a workspace is older than what happens in it. */
const OPENED_BEFORE_MS = 30 * 24 * 3_600_000;

/**
 * Makes sure that the pretend shop is there: a workspace marked as demonstration with a chatbot, three people, three
 * weeks of ordinary days, and a week of told conversations that lead up to now. One that is there stays as it is, with whatever was tried in it. Half a
 * shop (the last start was interrupted, or its passwords are lost) is taken away and made anew.
 */
export async function seedDemo(deps: SeedDemoDeps): Promise<{ logins: DemoLogin[] }> {
  const known = await readPasswords(deps.dataDir);
  if (known && (await isThere(deps.db))) return { logins: listLogins(known) };
  await removeDemoWorkspaces(deps.db);
  const passwords: DemoPasswords = { olive: generatePassword(), ines: generatePassword(), tom: generatePassword() };
  const stage = await setStage(deps, passwords);
  const scripts: readonly Script[] = [...pastConversations, ...liveConversations];
  const now = deps.clock.now();
  await playTimeline(stage, scripts, layOutTimeline(scripts, now));
  await fillPast(stage, now);
  // Last, because it is what says that the shop is whole.
  await writePasswords(deps.dataDir, passwords);
  return { logins: listLogins(passwords) };
}

async function isThere(db: Database): Promise<boolean> {
  const row = await db.selectFrom('workspaces').select('id').where('demo', '=', true).executeTakeFirst();
  return row !== undefined;
}

async function setStage({ db, clock, team }: SeedDemoDeps, passwords: DemoPasswords): Promise<Stage> {
  const openedAt = new Date(clock.now().getTime() - OPENED_BEFORE_MS);
  const workspaceId = newId();
  const chatbot = await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('workspaces')
      .values({ id: workspaceId, name: DEMO_WORKSPACE_NAME, demo: true, timezone: demoTimezone, created_at: openedAt })
      .execute();
    return addChatbot(trx, { ...demoChatbot, workspaceId, knowledge: demoFaq, now: openedAt });
  });
  const actor = async (key: DemoMemberKey): Promise<Stage['members'][DemoMemberKey]> => {
    const member = demoMembers[key];
    const added = await team.addMember({ ...member, workspaceId, password: passwords[key] });
    if (!added.ok) throw new Error(`the demo member ${member.email} cannot be added: ${added.error.message}`);
    return { memberId: added.value.memberId, workspaceId, name: member.name };
  };
  // One after the other: the hasher takes only a few at once.
  const members = { olive: await actor('olive'), ines: await actor('ines'), tom: await actor('tom') };
  return { db, chatbot, members };
}
