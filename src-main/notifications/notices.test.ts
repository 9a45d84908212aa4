import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS, type Notice } from '../../src-preload/payloads.ts';

import { decideNotice } from './notice-policy.ts';
import { createNotices } from './notices.ts';
import { notifySendArguments } from './notify-send.ts';
import type { Toast } from './toaster.ts';

const request: Notice = {
  tag: 'request-1',
  kind: 'request',
  leadsTo: { to: 'request', handoffId: '0198c5c4-7d1e-7abc-8def-0123456789ac' },
  title: 'Vera asks for a person',
  body: 'My mug is broken',
};
const toChat = { to: 'chat', conversationId: '0198c5c4-7d1e-7abc-8def-0123456789ab' } as const;
const message: Notice = { ...request, tag: 'chat-1', kind: 'message', leadsTo: toChat, title: 'Vera' };
const keyword: Notice = { ...message, tag: 'alert-1', kind: 'keyword', title: 'Vera said “refund”' };
const trial: Notice = { ...message, tag: 'alert-2', kind: 'test', leadsTo: null, title: 'This is a test' };

const unlocked = { screenLocked: false, quiet: false };

describe('decideNotice', () => {
  it('is silent when its kind is turned off', () => {
    const off = { show: false, reason: 'setting_off' };
    expect(decideNotice(request, { ...DEFAULT_SETTINGS, notifyRequests: false }, unlocked)).toEqual(off);
    expect(decideNotice(message, { ...DEFAULT_SETTINGS, notifyMessages: false }, unlocked)).toEqual(off);
    expect(decideNotice(message, { ...DEFAULT_SETTINGS, notifyRequests: false }, unlocked)).toMatchObject({
      show: true,
    });
    expect(decideNotice(keyword, { ...DEFAULT_SETTINGS, notifyKeywords: false }, unlocked)).toEqual(off);
  });

  it.each([
    ['content is hidden', true, false],
    ['the screen is locked', false, true],
  ])('shows nobody’s name or words when %s', (_when, hideContent, locked) => {
    for (const notice of [request, message, keyword]) {
      const where = { screenLocked: locked, quiet: false };
      const decision = JSON.stringify(decideNotice(notice, { ...DEFAULT_SETTINGS, hideContent }, where));
      expect(decision).toContain('"show":true');
      expect(decision).not.toMatch(/Vera|mug|refund/);
    }
  });

  it('shows nothing of any kind while do not disturb is on', () => {
    for (const notice of [request, message, keyword, trial]) {
      const decision = decideNotice(notice, DEFAULT_SETTINGS, { screenLocked: false, quiet: true });
      expect(decision).toEqual({ show: false, reason: 'do_not_disturb' });
    }
  });
});

function createDesk() {
  const toasts: { toast: Toast; end: (end: 'clicked' | 'gone') => void; withdraw: ReturnType<typeof vi.fn> }[] = [];
  const onClick = vi.fn();
  const notices = createNotices({
    settings: () => DEFAULT_SETTINGS,
    screenLocked: () => false,
    quiet: () => false,
    onClick,
    toaster: {
      show(toast, end) {
        const withdraw = vi.fn();
        toasts.push({ toast, end, withdraw });
        return { outcome: Promise.resolve({ status: 'shown' }), withdraw };
      },
    },
  });
  return { notices, toasts, onClick };
}

describe('createNotices', () => {
  it('leads a click to the request or to the chat', async () => {
    const { notices, toasts, onClick } = createDesk();
    expect(await notices.show(request)).toEqual({ status: 'shown' });
    await notices.show(message);
    toasts[0]?.end('clicked');
    toasts[1]?.end('clicked');
    expect(onClick.mock.calls).toEqual([[request.leadsTo], [toChat]]);
  });

  it('replaces a toast of the same tag, whose end then means nothing for the new one', async () => {
    const { notices, toasts, onClick } = createDesk();
    await notices.show(message);
    await notices.show({ ...message, body: 'And my plate' });
    expect(toasts[0]?.withdraw).toHaveBeenCalledOnce();
    toasts[0]?.end('gone');
    notices.withdraw(message.tag);
    expect(toasts[1]?.withdraw).toHaveBeenCalledOnce();
    expect(onClick).not.toHaveBeenCalled();
  });

  it('takes away by tag, once, and everything at the end', async () => {
    const { notices, toasts } = createDesk();
    await notices.show(request);
    await notices.show(message);
    notices.withdraw(request.tag);
    notices.withdraw('unknown');
    notices.withdrawAll();
    expect(toasts.map(({ withdraw }) => withdraw.mock.calls.length)).toEqual([1, 1]);
  });
});

describe('notifySendArguments', () => {
  it('passes a visitor’s words as words, not as options or markup', () => {
    const words = notifySendArguments({ title: '--icon=/x', body: '<b>a</b> & \\n "$(id)"', urgent: true }, []);
    expect(words.slice(-3)).toEqual(['--', '--icon=/x', '&lt;b&gt;a&lt;/b&gt; &amp; \\\\n "$(id)"']);
    expect(words).toContain('--urgency=critical');
  });
});
