import type { AlertPreferences, MemberAlertPreferences } from '#contract/alerts.ts';
import { fail, type Result, succeed } from '#contract/result.ts';
import type { Database } from '../../server/database/connection.ts';
import { DEFAULT_PREFERENCES } from './rules/preferences.ts';
import { readChatbots, readPreferences, type StoredPreferences, savePreferences } from './store/settings-store.ts';

type Chatbots = MemberAlertPreferences['chatbots'];

interface OneMember {
  workspaceId: string;
  memberId: string;
}

/** Who is told what by mail: each member's own choice, which the team's managers may also make for them. */
export function createPreferences({ db }: { db: Database }) {
  async function get({ workspaceId, memberId }: OneMember): Promise<Result<MemberAlertPreferences>> {
    const [[member], chatbots] = await Promise.all([
      readPreferences(db, workspaceId, memberId),
      readChatbots(db, workspaceId),
    ]);
    return member ? succeed(present(member, chatbots)) : fail('not_found', 'There is no such member.');
  }

  return {
    get,

    /** Of everybody who is not disabled, in the order they came. */
    async list(workspaceId: string): Promise<Result<{ members: MemberAlertPreferences[] }>> {
      const [members, chatbots] = await Promise.all([
        readPreferences(db, workspaceId, null),
        readChatbots(db, workspaceId),
      ]);
      return succeed({ members: members.map((member) => present(member, chatbots)) });
    },

    /** `invalid` with the field for a chatbot that is not there or named twice, and for quiet hours without times. */
    async save(who: OneMember, preferences: AlertPreferences): Promise<Result<MemberAlertPreferences>> {
      const before = await get(who);
      if (!before.ok) return before;
      const known = new Set(before.value.chatbots.map(({ id }) => id));
      for (const [index, { chatbotId }] of preferences.chatbots.entries()) {
        // Deleting from the set finds repeats as well.
        if (!known.delete(chatbotId)) {
          return fail('invalid', 'is not a chatbot of yours, or listed twice', {
            field: `chatbots.${index}.chatbotId`,
          });
        }
      }
      const { enabled, schedule } = preferences.quietHours;
      if (enabled && schedule === null) {
        return fail('invalid', 'must say when, while quiet hours are on', { field: 'quietHours.schedule' });
      }
      await savePreferences(db, who.memberId, preferences);
      return get(who);
    },
  };
}

/** Without the chatbots that are gone by now. */
function present(
  { memberId, name, email, preferences }: StoredPreferences,
  chatbots: Chatbots,
): MemberAlertPreferences {
  const stored = preferences ?? DEFAULT_PREFERENCES;
  const known = new Set(chatbots.map(({ id }) => id));
  const kept = stored.chatbots.filter(({ chatbotId }) => known.has(chatbotId));
  return { memberId, name, email, preferences: { ...stored, chatbots: kept }, chatbots };
}
