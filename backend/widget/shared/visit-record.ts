import type { KeyValue } from './storage.ts';

/** What this browser keeps of its visitor, per chatbot, from the first time the panel is opened. */
export interface VisitRecord {
  readonly visitorToken: string | null;
  readonly conversationId: string | null;
  /** Newest message that was shown here, and how far it was read. */
  readonly lastSeq: number;
  readonly readSeq: number;
  /** A conversation is open or something is unsent: the next page connects without being asked. */
  readonly inProgress: boolean;
}

export const emptyRecord: VisitRecord = {
  visitorToken: null,
  conversationId: null,
  lastSeq: 0,
  readSeq: 0,
  inProgress: false,
};

export const recordKey = (chatbotId: string): string => `handoff-desk:${chatbotId}`;
export const openKey = (chatbotId: string): string => `handoff-desk:${chatbotId}:open`;
export const visitKey = (chatbotId: string): string => `handoff-desk:${chatbotId}:visit`;
export const draftKey = (chatbotId: string): string => `handoff-desk:${chatbotId}:draft`;
export const keptKey = (chatbotId: string): string => `handoff-desk:${chatbotId}:kept`;
export const contactKey = (chatbotId: string): string => `handoff-desk:${chatbotId}:contact`;
export const outboxPrefix = (chatbotId: string): string => `handoff-desk:${chatbotId}:outbox:`;

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
/** What cannot be a token must not be shown to the server, which would refuse the whole connection. */
const token = (value: unknown): string | null => text(value)?.match(/^.{20,128}$/)?.[0] ?? null;
const count = (value: unknown): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;

/** Anything can stand in a page's storage: what does not fit is as good as absent. */
export function readRecord(storage: KeyValue, chatbotId: string): VisitRecord {
  try {
    const found: unknown = JSON.parse(storage.get(recordKey(chatbotId)) ?? 'null');
    if (typeof found !== 'object' || found === null) return emptyRecord;
    const fields = new Map<string, unknown>(Object.entries(found));
    return {
      visitorToken: token(fields.get('visitorToken')),
      conversationId: text(fields.get('conversationId')),
      lastSeq: count(fields.get('lastSeq')),
      readSeq: count(fields.get('readSeq')),
      inProgress: fields.get('inProgress') === true,
    };
  } catch {
    return emptyRecord;
  }
}

/** What `readRecord` would find in this stored text, without the weight of reading all of it. */
export const isInProgress = (record: string): boolean => record.includes('"inProgress":true');

export function writeRecord(storage: KeyValue, chatbotId: string, record: VisitRecord): void {
  storage.set(recordKey(chatbotId), JSON.stringify(record));
}
