import { describe, expect, it, vi } from 'vitest';
import type { Notice } from '../../src-preload/payloads.ts';
import { defaultSettings } from '../settings/read-settings.ts';
import { decideNotice } from './notice-policy.ts';
import { createNotices } from './notices.ts';
import { notifySendArguments } from './notify-send.ts';
import type { Toast } from './toaster.ts';

const request: Notice = {
  tag: 'request-1',
  kind: 'request',
  conversationId: '0198c5c4-7d1e-7abc-8def-0123456789ab',
  handoffId: '0198c5c4-7d1e-7abc-8def-0123456789ac',
  title: 'Vera asks for a person',
  body: 'My mug is broken',
};
const message: Notice = { ...request, tag: 'chat-1', kind: 'message', handoffId: null, title: 'Vera' };

describe('decideNotice', () => {
  it('is silent when its kind is turned off', () => {
    const off = { show: false, reason: 'setting_off' };
    expect(decideNotice(request, { ...defaultSettings, notifyRequests: false }, false)).toEqual(off);
    expect(decideNotice(message, { ...defaultSettings, notifyMessages: false }, false)).toEqual(off);
    expect(decideNotice(message, { ...defaultSettings, notifyRequests: false }, false)).toMatchObject({ show: true });
  });

  it.each([
    ['content is hidden', true, false],
    ['the screen is locked', false, true],
  ])('shows nobody’s name or words when %s', (_when, hideContent, locked) => {
    for (const notice of [request, message]) {
      const decision = JSON.stringify(decideNotice(notice, { ...defaultSettings, hideContent }, locked));
      expect(decision).toContain('"show":true');
      expect(decision).not.toMatch(/Vera|mug/);
    }
  });
});

function createDesk() {
  const toasts: { toast: Toast; end: (end: 'clicked' | 'gone') => void; withdraw: ReturnType<typeof vi.fn> }[] = [];
  const onClick = vi.fn();
  const notices = createNotices({
    settings: () => defaultSettings,
    screenLocked: () => false,
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
    expect(onClick.mock.calls).toEqual([
      [{ to: 'request', handoffId: request.handoffId }],
      [{ to: 'chat', conversationId: message.conversationId }],
    ]);
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
