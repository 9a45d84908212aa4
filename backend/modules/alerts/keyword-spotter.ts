import type { Database } from '../../server/database/connection.ts';
import type { Fact } from './fact.ts';
import { findWords, prepareWords, type WordList } from './rules/find-words.ts';
import { readWordLists } from './store/settings-store.ts';
import { readVisitorMessages, type VisitorMessage } from './store/visitor-words.ts';

/** Beyond it the database is asked what was said, instead of remembering it. */
const MOST_REMEMBERED = 5_000;

export type KeywordSpotter = ReturnType<typeof createKeywordSpotter>;

/** Finds listed words in what visitors write. Hearing a message costs one look-up; reading it is left to the watch. */
export function createKeywordSpotter(db: Database) {
  let lists = new Map<string, WordList>();
  let heard: VisitorMessage[] = [];
  let lostSome = false;

  function spot(message: VisitorMessage): Fact[] {
    const words = findWords(message.text, lists.get(message.workspaceId) ?? []);
    if (words.length === 0) return [];
    const { workspaceId, chatbotId, conversationId, seq, assignedMemberId } = message;
    return [
      {
        kind: 'keyword',
        workspaceId,
        chatbotId,
        conversationId,
        about: conversationId,
        nth: seq,
        firstSeq: seq,
        lastSeq: seq,
        memberId: assignedMemberId,
        words,
      },
    ];
  }

  return {
    async loadLists(): Promise<void> {
      const stored = await readWordLists(db);
      lists = new Map(stored.map(({ workspaceId, words }) => [workspaceId, prepareWords(words)]));
    },

    /** The owner has changed the list. */
    setList(workspaceId: string, words: readonly string[]): void {
      lists.set(workspaceId, prepareWords(words));
    },

    /** True when there is something to be read in it. */
    hear(message: VisitorMessage): boolean {
      const list = lists.get(message.workspaceId);
      if (list === undefined || list.length === 0) return false;
      if (heard.length < MOST_REMEMBERED) heard.push(message);
      else lostSome = true;
      return true;
    },

    /** What has been heard since the last call. */
    spotHeard(): Fact[] {
      const messages = heard;
      heard = [];
      return messages.flatMap(spot);
    },

    /** Whatever became of `heard`: what is stored since then. */
    async spotStored(since: Date): Promise<Fact[]> {
      lostSome = false;
      if (lists.size === 0) return [];
      const messages = await readVisitorMessages(db, { since, workspaceIds: [...lists.keys()] });
      return messages.flatMap(spot);
    },

    mustLookAgain: (): boolean => lostSome,
  };
}
