import type { AuditEvent, AuditKind } from '#contract/audit.ts';
import { permissionSchema } from '#contract/members.ts';
import { namePermission } from '../../../words/permission-words.ts';
import { ROLE_NAMES } from '../team/team-words.ts';

type Sentence = (event: { readonly actor: string; readonly target: string; readonly isOwn: boolean }) => string;

/** One sentence per kind. A kind without one does not compile. */
const SENTENCES: Readonly<Record<AuditKind, Sentence>> = {
  'sign_in.succeeded': ({ actor }) => `${actor} signed in`,
  'sign_in.failed': ({ actor, target, isOwn }) =>
    isOwn ? `Somebody failed to sign in as ${actor}` : `Somebody failed to sign in as ${target}`,
  'sign_in.signed_out': ({ actor }) => `${actor} signed out`,
  'sign_in.revoked': ({ actor, target, isOwn }) =>
    isOwn ? `${actor} ended one of their sign-ins` : `${actor} ended a sign-in of ${target}`,
  'sign_in.stolen': ({ target }) =>
    `A sign-in of ${target} was ended: its token was used twice, so somebody had a copy`,
  'owner.claimed': ({ actor }) => `${actor} became the owner with the one-time link`,
  'profile.changed': ({ actor }) => `${actor} changed their profile`,
  'password.changed': ({ actor }) => `${actor} changed their password`,
  'password.reset_requested': ({ target }) => `Somebody asked for a link to reset the password of ${target}`,
  'password.reset': ({ target }) => `${target} set a new password with a reset link`,
  'two_step.turned_on': ({ actor }) => `${actor} turned two-step sign-in on`,
  'two_step.turned_off': ({ actor, target, isOwn }) =>
    isOwn ? `${actor} turned two-step sign-in off` : `${actor} turned two-step sign-in off for ${target}`,
  'two_step.reset': ({ actor, target }) => `${actor} turned two-step sign-in off for ${target}`,
  'two_step.codes_renewed': ({ actor }) => `${actor} made new recovery codes`,
  'two_step.recovery_code_used': ({ actor }) => `${actor} signed in with a recovery code`,
  'invite.created': ({ actor, target }) => `${actor} invited ${target}`,
  'invite.resent': ({ actor, target }) => `${actor} sent the invite of ${target} again`,
  'invite.revoked': ({ actor, target }) => `${actor} revoked the invite of ${target}`,
  'member.joined': ({ actor, target }) => `${actor} joined with the invite of ${target}`,
  'member.added': ({ actor, target }) => `${actor} added ${target} to the team`,
  'member.changed': ({ actor, target }) => `${actor} changed ${target}`,
  'member.disabled': ({ actor, target }) => `${actor} disabled ${target}`,
  'member.enabled': ({ actor, target }) => `${actor} re-enabled ${target}`,
  'member.removed': ({ actor, target }) => `${actor} removed ${target} from the team`,
  'ownership.transferred': ({ actor, target }) => `${actor} made ${target} the owner`,
  'workspace.changed': ({ actor }) => `${actor} changed the workspace`,
  'workspace.created': ({ actor }) => `${actor} created the workspace`,
  'chatbot.created': ({ actor, target }) => `${actor} created the chatbot ${target}`,
  'chatbot.changed': ({ actor, target }) => `${actor} changed the chatbot ${target}`,
  'chatbot.deleted': ({ actor, target }) => `${actor} deleted the chatbot ${target}`,
  'knowledge.changed': ({ actor, target }) => `${actor} changed the knowledge of ${target}`,
  'identity_secrets.changed': ({ actor, target }) => `${actor} changed the identity secrets of ${target}`,
  'mail_settings.changed': ({ actor }) => `${actor} changed the mail server`,
  'alert_settings.changed': ({ actor }) => `${actor} changed the alerts of the team`,
  'transcript.mailed': ({ actor }) => `${actor} sent a conversation by mail`,
  'transcripts.exported': ({ actor }) => `${actor} exported conversations`,
  'retention.changed': ({ actor }) => `${actor} changed how long conversations are kept`,
  'retention.run': ({ actor }) => `${actor} removed old conversations without waiting for the night`,
  'visitor.erased': ({ actor }) => `${actor} erased a visitor`,
};

/** "Olga Owner disabled Ben Okafor" */
export function describeEvent({ kind, actor, target }: Pick<AuditEvent, 'kind' | 'actor' | 'target'>): string {
  const isOwn = target === null || (target.id !== null && target.id === actor.id);
  return SENTENCES[kind]({ actor: actor.name, target: target?.name ?? actor.name, isOwn });
}

const FIELD_NAMES: Readonly<Record<string, string>> = {
  role: 'Role',
  permissions: 'Permissions',
  cap: 'Most chats at once',
  chatbotIds: 'Chatbots they serve',
  name: 'Name',
  timezone: 'Timezone',
  avatar: 'Picture',
  owner: 'Owner',
};

/** What was changed, a line each: "Role: Agent → Admin", "Permissions: now also See analytics". */
export function describeChanges(changes: AuditEvent['changes']): string[] {
  return changes.map(({ field, from, to }) => {
    const name = FIELD_NAMES[field] ?? capitalise(field);
    if (field === 'permissions') return `${name}: ${describePermissions(from, to)}`;
    // Ids say nothing to people; that it was changed does.
    if (field === 'chatbotIds') return `${name}: ${countChatbots(from)} → ${countChatbots(to)}`;
    if (from === null && to === null) return name;
    return `${name}: ${showValue(field, from)} → ${showValue(field, to)}`;
  });
}

function describePermissions(from: string | null, to: string | null): string {
  const [before, after] = [readPermissions(from), readPermissions(to)];
  const given = after.filter((permission) => !before.includes(permission)).map(namePermission);
  const taken = before.filter((permission) => !after.includes(permission)).map(namePermission);
  const parts = [
    given.length > 0 ? `given ${given.join(', ')}` : '',
    taken.length > 0 ? `taken ${taken.join(', ')}` : '',
  ];
  return parts.filter(Boolean).join('; ') || 'as before';
}

function readPermissions(text: string | null) {
  const words = text?.split(', ') ?? [];
  return permissionSchema.options.filter((permission) => words.includes(permission));
}

function countChatbots(ids: string | null): string {
  if (ids === null) return 'all';
  return ids === '' ? 'none' : String(ids.split(', ').length);
}

function showValue(field: string, value: string | null): string {
  if (value === null || value === '') return field === 'cap' ? 'as each chatbot says' : 'none';
  return field === 'role' ? (ROLE_NAMES[value as keyof typeof ROLE_NAMES] ?? value) : value;
}

function capitalise(field: string): string {
  return field.charAt(0).toUpperCase() + field.slice(1);
}
