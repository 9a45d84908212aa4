import type { DemoMemberKey } from './people.ts';

/** One thing that happens in a scripted conversation. The bot's replies are not scripted: the real chatbot gives them. */
export type Beat =
  | { type: 'visitor'; text: string }
  | { type: 'request' }
  | { type: 'accept'; by: DemoMemberKey }
  | { type: 'agent'; text: string }
  | { type: 'complete' }
  /** The visitor takes the request back and stays with the bot. */
  | { type: 'withdraw' }
  /** The visitor ends the conversation. */
  | { type: 'end' }
  /** Nobody came. */
  | { type: 'expire' };

export interface Script {
  /** Null is shown as "Anonymous". */
  visitor: { name: string; email: string | null } | null;
  /** When the visitor's first line was written, in minutes before now. */
  minutesAgo: number;
  beats: readonly Beat[];
  /** Minutes between the last two beats, where the usual seconds would not be believable. */
  lastGapMinutes?: number;
}

export const visitor = (text: string): Beat => ({ type: 'visitor', text });
export const agent = (text: string): Beat => ({ type: 'agent', text });
export const accept = (by: DemoMemberKey): Beat => ({ type: 'accept', by });
export const request: Beat = { type: 'request' };
export const complete: Beat = { type: 'complete' };
export const withdraw: Beat = { type: 'withdraw' };
export const end: Beat = { type: 'end' };
export const expire: Beat = { type: 'expire' };

export const HOUR = 60;
export const DAY = 24 * HOUR;
