import type { Waiting } from '#contract/waiting-routes.ts';
import type { Account, DesktopSettings, Notice } from '../../src-preload/payloads.ts';
import type { Desk } from '../desk/create-desk.ts';
import { clip, hidesContent } from '../desk/decide-notices.ts';
import type { Host } from '../host/host.ts';
import { nameOfVisitor } from '../words/visitor-words.ts';

const tagOf = (handoffId: string): string => `account-request:${handoffId}`;

/** A request of another account: a toast that names the workspace and leads there, as the settings here want it. */
export function createTellingOfOthers(parts: {
  host: Pick<Host, 'notices' | 'sounds'>;
  settings: () => DesktopSettings;
  currentDesk: () => Desk | null;
  go: (account: Account, handoffId: string) => void;
}) {
  const { host, settings, currentDesk, go } = parts;

  return {
    async onRequest(account: Account, request: Waiting['requests'][number]): Promise<void> {
      const desk = currentDesk();
      const { notifyRequests, soundRequests, soundVolume } = settings();
      if (!desk || desk.store.getState().quiet.on) return;
      if (soundRequests) void host.sounds.play('request', { volume: soundVolume });
      if (!notifyRequests) return;
      const notice = describe(account, request, hidesContent(desk.store.getState(), settings()));
      const outcome = await host.notices.show(notice);
      if (outcome.status === 'shown' || outcome.reason === 'setting_off' || outcome.reason === 'do_not_disturb') return;
      // A browser that may not notify: at least whoever looks at the page is told.
      desk.showToast({
        text: notice.title,
        durationMs: 15_000,
        action: { label: 'Go there', run: () => go(account, request.handoffId) },
      });
    },

    onGone: (handoffId: string): void => void host.notices.withdraw(tagOf(handoffId)),
  };
}

function describe(account: Account, request: Waiting['requests'][number], hidden: boolean): Notice {
  const { id: accountId, workspaceName } = account;
  const { handoffId, visitorName, chatbotName } = request;
  const who = hidden ? 'Someone' : nameOfVisitor({ name: visitorName });
  return {
    tag: tagOf(handoffId),
    kind: 'request',
    leadsTo: { to: 'request', handoffId, accountId },
    title: clip(`${workspaceName}: ${who} is waiting`, 200),
    body: `${hidden ? 'A new request for a person' : clip(chatbotName, 80)}\nYou are signed in there as ${account.name}`,
  };
}
