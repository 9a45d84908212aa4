import { type Me, meSchema, type Permission } from '#contract/members.ts';
import type { DeskStore } from '../state/desk-state.ts';
import { namePermission } from '../words/permission-words.ts';
import type { Toasts } from './toasts.ts';

/** Who one is, told to the windows of this app that have no connection of their own. */
const CHANNEL = 'handoff-desk:me';

/**
 * What one may do can change at any moment. Says so and tells the other windows; a view that has gone gives way by
 * itself (`state/views.ts`). Returns how to stop.
 */
export function watchRights({ store, toasts }: { store: DeskStore; toasts: Toasts }): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  const stop = store.subscribe(({ mirror: { me } }, { mirror: { me: before } }) => {
    if (!me || me === before) return;
    channel.postMessage(me);
    if (!before) return;
    const text = describeChange(before.permissions, me.permissions);
    if (text !== null) toasts.showToast({ text, durationMs: 12_000 });
  });
  return () => {
    stop();
    channel.close();
  };
}

/** In a window without a connection: `onChange` with every change that the console's window is told. */
export function followMe(onChange: (me: Me) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => {
    const me = meSchema.safeParse(data);
    if (me.success) onChange(me.data);
  };
  return () => channel.close();
}

/** "You no longer have the permissions “Manage team” and “See analytics”." Null when nothing changed. */
export function describeChange(before: readonly Permission[], now: readonly Permission[]): string | null {
  const lost = before.filter((permission) => !now.includes(permission));
  const won = now.filter((permission) => !before.includes(permission));
  const sentences = [
    lost.length > 0 ? `You no longer have the ${listNames(lost)}.` : '',
    won.length > 0 ? `You now have the ${listNames(won)}.` : '',
  ].filter(Boolean);
  return sentences.length === 0 ? null : sentences.join(' ');
}

function listNames(permissions: readonly Permission[]): string {
  const names = permissions.map((permission) => `“${namePermission(permission)}”`);
  return `${names.length === 1 ? 'permission' : 'permissions'} ${words.format(names)}`;
}

const words = new Intl.ListFormat('en', { type: 'conjunction' });
