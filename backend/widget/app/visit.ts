import type { KeyValue } from '../shared/storage.ts';
import {
  contactKey,
  draftKey,
  emptyRecord,
  readRecord,
  type VisitRecord,
  visitKey,
  writeRecord,
} from '../shared/visit-record.ts';
import { type ChatState, openConversationOf } from './state/chat-state.ts';
import { lastSeqOf } from './state/merge-messages.ts';

/** What is kept in the visitor's browser between pages. */
export interface Visit {
  /** As the page found it, minus a conversation the visitor has left since. */
  readonly remembered: VisitRecord;
  token(): string | null;
  keepToken(token: string): void;
  keep(state: ChatState): void;
  /** The conversation on screen is over and put away. */
  leaveConversation(): void;
  /** Who comes now is somebody else: nothing of the one before is shown to them. */
  forget(): void;
  readonly draft: Draft;
  readonly contactDraft: Draft;
}

/** Text in the making; it survives a reload, in its own tab. */
export interface Draft {
  read(): string;
  write(text: string): void;
}

function openDraft(session: KeyValue, key: string): Draft {
  return {
    read: () => session.get(key) ?? '',
    write(text) {
      if (text === '') session.remove(key);
      else session.set(key, text);
    },
  };
}

export function openVisit(chatbotId: string, local: KeyValue, session: KeyValue): Visit {
  let remembered = readRecord(local, chatbotId);
  let last = remembered;
  // What ended on an earlier visit is not shown again; what ended just now survives a reload.
  if (!remembered.inProgress && session.get(visitKey(chatbotId)) === null) {
    remembered = { ...remembered, conversationId: null, lastSeq: 0, readSeq: 0 };
  }
  session.set(visitKey(chatbotId), '1');
  const write = (record: VisitRecord) => {
    last = record;
    writeRecord(local, chatbotId, record);
  };
  return {
    get remembered() {
      return remembered;
    },
    // Another tab may have become this visitor first; and a page may have cleared its storage under us.
    token: () => readRecord(local, chatbotId).visitorToken ?? last.visitorToken,
    keepToken: (visitorToken) => write({ ...last, visitorToken }),
    keep(state) {
      if (!state.thread) {
        if (state.outbox.length > 0 && !last.inProgress) write({ ...last, inProgress: true });
        return;
      }
      const next: VisitRecord = {
        visitorToken: last.visitorToken,
        conversationId: state.thread.conversation.id,
        lastSeq: lastSeqOf(state.thread.messages),
        readSeq: state.read.conversationId === state.thread.conversation.id ? state.read.seq : 0,
        inProgress: openConversationOf(state) !== null || state.outbox.length > 0,
      };
      if (JSON.stringify(next) !== JSON.stringify(last)) write(next);
    },
    leaveConversation() {
      remembered = { ...remembered, conversationId: null, lastSeq: 0, readSeq: 0 };
      write({ ...last, conversationId: null, lastSeq: 0, readSeq: 0, inProgress: false });
    },
    forget() {
      remembered = emptyRecord;
      write(emptyRecord);
    },
    draft: openDraft(session, draftKey(chatbotId)),
    contactDraft: openDraft(session, contactKey(chatbotId)),
  };
}
