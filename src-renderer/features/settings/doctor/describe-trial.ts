import type { TrialHop } from '../../../desk/try-notifications.ts';
import type { SettingsPage } from '../../../state/desk-state.ts';

/** In the order of the way. */
export const HOPS: readonly { readonly hop: TrialHop; readonly name: string }[] = [
  { hop: 'server', name: 'The server takes the alert' },
  { hop: 'connection', name: 'It reaches this computer' },
  { hop: 'toast', name: 'Notification' },
  { hop: 'sound', name: 'Sound' },
  { hop: 'badge', name: 'Count on the icon' },
  { hop: 'email', name: 'E-mail' },
];

export interface TrialWords {
  /** `off`: silent because somebody wants it so. */
  readonly state: 'ok' | 'off' | 'failed';
  /** What happened, and what to do about it. */
  readonly text: string;
  /** Where it can be changed, when that is another page. */
  readonly page: SettingsPage | null;
}

const OK: TrialWords = { state: 'ok', text: '', page: null };
const off = (text: string, page: SettingsPage | null = null): TrialWords => ({ state: 'off', text, page });
const failed = (text: string, page: SettingsPage | null = null): TrialWords => ({ state: 'failed', text, page });

const QUIET = off('Do not disturb is on. Turn it off below.');
const NO_CONNECTION = 'There is no connection to the server. It is tried again all the time; try again in a moment.';

const WORDS: Readonly<Record<TrialHop, Readonly<Record<string, TrialWords>>>> = {
  server: {
    unanswered: failed(NO_CONNECTION),
    rate_limited: failed('That was too often in a short time. Wait a minute.'),
    no_window: failed('The main window is not signed in, or still starting. Open it, then try again.'),
  },
  connection: {
    unanswered: failed('Nothing came within 5 seconds. Something between this computer and the server holds it back.'),
  },
  toast: {
    do_not_disturb: QUIET,
    setting_off: off('Notifications of new requests are off. Turn them on below.'),
    no_permission: failed(
      'Your browser does not allow this page to show notifications. Allow them beside the address bar.',
    ),
    unsupported: failed('This computer has nothing that shows notifications. The count and the sound still tell you.'),
    failed: failed('The system did not show it. Look whether its own settings allow notifications of this app.'),
  },
  sound: {
    do_not_disturb: QUIET,
    setting_off: off('The sound of new requests is off. Turn it on below.'),
    muted: off('The volume is 0. Turn it up below.'),
    needs_gesture: failed('A browser stays silent until you have clicked in the page once. Click, then try again.'),
    unsupported: failed('This browser cannot make sounds.'),
    failed: failed('No sound could be made. Look whether a loudspeaker is connected and not used by something else.'),
  },
  badge: {},
  email: {
    off: off('You have chosen to get no mail.', 'email-alerts'),
    no_server: off('There is no mail server, so the mail is kept in the outbox.', 'mail-server'),
    kept: off('There is no mail server, so the mail is kept in the outbox.', 'mail-server'),
    failed: failed('The mail server did not take it.', 'outbox'),
    unanswered: failed('The mail server has not taken it within a minute. It is tried again.', 'outbox'),
  },
};

/** @param reason code of what went wrong; null when nothing did */
export function describeTrial(hop: TrialHop, reason: string | null): TrialWords {
  if (reason === null) return OK;
  return WORDS[hop][reason] ?? failed(`That did not work (${reason}).`);
}

/** The whole test in a sentence. */
export function judgeTrial(steps: readonly { readonly hop: TrialHop; readonly reason: string | null }[]): string {
  const states = steps.map(({ hop, reason }) => describeTrial(hop, reason).state);
  if (states.includes('failed')) return 'Something keeps alerts from reaching you: see the marked step.';
  if (states.includes('off')) return 'Alerts reach this computer. What is marked is off.';
  return 'All of it works.';
}
