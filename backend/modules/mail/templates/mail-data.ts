import type { Language } from '#contract/chatbots.ts';
import type { HandoffReason, Message } from '#contract/messages.ts';

/** The visitor as far as the team knows them. All of it is claimed by the visitor. */
export interface VisitorInfo {
  /** Null = "Anonymous". */
  name: string | null;
  email: string | null;
  /** Address of the page they write from; null = not known. */
  page: string | null;
}

interface AboutVisitor {
  /** Where links lead: an origin without a trailing slash. */
  publicUrl: string;
  /** Links name it: whoever reads the mail may be signed in to several. */
  workspaceId: string;
  chatbotName: string;
  visitor: VisitorInfo;
  /** What the button opens; null = nothing to open. */
  conversationId: string | null;
}

interface TranscriptData {
  kind: 'transcript';
  chatbotName: string;
  messages: Message[];
  /** IANA name of the zone the times are told in. */
  timeZone: string;
  language: Language;
  /** Null: for the visitor, who asked for it. Otherwise the member who sends it to somebody, perhaps the visitor. */
  sentBy: { name: string; visitorName: string | null } | null;
}

/** What each kind of mail is made of. Texts are as they were written: escaping and shortening are the template's. */
export type MailData =
  | (AboutVisitor & { kind: 'new_request'; lastQuestion: string | null; reason: HandoffReason | null })
  | (AboutVisitor & { kind: 'waiting'; lastQuestion: string | null; waitedMinutes: number })
  /** In the order they were written; `earlier` = how many more came before these and are left out. */
  | (AboutVisitor & { kind: 'message'; messages: string[]; earlier: number })
  /** `words`: what is to be marked, as the visitor wrote it. */
  | (AboutVisitor & { kind: 'keyword'; text: string; words: string[] })
  | (AboutVisitor & { kind: 'contact'; text: string })
  | TranscriptData
  /** Their links are `PRIVATE_LINK`, and filled in when they are sent. */
  | { kind: 'invite'; workspaceName: string; inviterName: string }
  | { kind: 'password_reset'; workspaceName: string; recipientName: string }
  | { kind: 'two_step_reset'; publicUrl: string; workspaceName: string; recipientName: string; resetBy: string }
  | { kind: 'test'; publicUrl: string; recipientName: string | null };
