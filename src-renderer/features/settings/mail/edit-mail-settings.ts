import { type MailSettings, type SaveMailSettingsRequest, saveMailSettingsRequestSchema } from '#contract/mail.ts';
import { type FieldErrors, listIssues } from '../../../state/field-errors.ts';

export type Security = NonNullable<MailSettings['server']>['security'];

/** The form as it is typed. */
export interface MailDraft {
  readonly host: string;
  readonly port: number | null;
  readonly security: Security;
  readonly user: string;
  /** What is typed now; what is stored never comes back from the server. */
  readonly password: string;
  readonly fromName: string;
  readonly fromAddress: string;
}

export const PORTS: Readonly<Record<Security, number>> = { starttls: 587, tls: 465, none: 25 };

export function createDraft({ server, fromName, fromAddress }: MailSettings): MailDraft {
  return {
    host: server?.host ?? '',
    port: server?.port ?? PORTS.starttls,
    security: server?.security ?? 'starttls',
    user: server?.user ?? '',
    password: '',
    fromName,
    fromAddress,
  };
}

/** The port follows the encryption, unless somebody has typed one of their own. */
export function setSecurity(draft: MailDraft, security: Security): MailDraft {
  const isUsual = draft.port === null || Object.values(PORTS).includes(draft.port);
  return { ...draft, security, port: isUsual ? PORTS[security] : draft.port };
}

/** Whether the stored password still counts: it belongs to one user of one server. */
export function keepsPassword(draft: MailDraft, { source, server }: MailSettings): boolean {
  if (source !== 'settings' || !server?.hasPassword) return false;
  return draft.host.trim() === server.host && draft.user.trim() === (server.user ?? '');
}

export type CheckedDraft =
  | { readonly ok: true; readonly request: SaveMailSettingsRequest }
  | { readonly ok: false; readonly errors: FieldErrors };

/** What would be sent, or what is wrong with it by field (`server.host`, `fromAddress`). */
export function checkDraft(draft: MailDraft, stored: MailSettings): CheckedDraft {
  const sender = { fromName: draft.fromName, fromAddress: draft.fromAddress.trim() };
  const user = draft.user.trim();
  const server = {
    host: draft.host,
    port: draft.port ?? 0,
    security: draft.security,
    user: user === '' ? null : user,
    ...(draft.password === '' ? {} : { password: draft.password }),
  };
  // What the environment says cannot be changed here: only the sender is stored.
  const parsed = saveMailSettingsRequestSchema.safeParse({
    server: stored.source === 'environment' ? null : server,
    ...sender,
  });
  const errors = parsed.success ? {} : sayPlainly(listIssues(parsed.error));
  const isWithoutPassword =
    stored.source !== 'environment' && user !== '' && draft.password === '' && !keepsPassword(draft, stored);
  if (isWithoutPassword) {
    return { ok: false, errors: { 'server.password': 'Type the password of this user.', ...errors } };
  }
  return parsed.success ? { ok: true, request: parsed.data } : { ok: false, errors };
}

/** The schema's words where they would puzzle somebody who fills in a form. */
function sayPlainly(errors: FieldErrors): FieldErrors {
  const words: FieldErrors = {
    'server.port': 'A number from 1 to 65535.',
    fromAddress: 'One address, such as desk@example.com.',
    fromName: 'One plain line, up to 120 characters.',
  };
  return Object.fromEntries(Object.entries(errors).map(([field, message]) => [field, words[field] ?? message]));
}
