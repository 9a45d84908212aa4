import { describe, expect, it, vi } from 'vitest';
import { createNodeNotifierToaster } from './node-notifier.ts';

type Answer = (error: Error | null, response: string) => void;

function createToaster() {
  const notify = vi.fn();
  const toaster = createNodeNotifierToaster({ notify });
  const onEnd = vi.fn();
  const handle = toaster.show({ title: 'Vera', body: '', urgent: true }, onEnd);
  const answer: Answer = notify.mock.calls[0]?.[1];
  return { notify, onEnd, handle, answer };
}

describe('createNodeNotifierToaster', () => {
  it('tells a failure once, though Windows reports it twice', async () => {
    const { onEnd, handle, answer } = createToaster();
    answer(new Error('no'), '');
    answer(null, 'activate');
    expect(await handle.outcome).toEqual({ status: 'not_shown', reason: 'failed' });
    expect(onEnd).toHaveBeenCalledExactlyOnceWith('gone');
  });

  it.each([
    ['activate', 'clicked'],
    ['timeout', 'gone'],
    ['dismissed', 'gone'],
  ])('takes "%s" for %s', async (response, end) => {
    const { onEnd, handle, answer } = createToaster();
    answer(null, response);
    expect(await handle.outcome).toEqual({ status: 'shown' });
    expect(onEnd).toHaveBeenCalledExactlyOnceWith(end);
  });

  it('withdraws by the name it gave', () => {
    const { notify, handle } = createToaster();
    handle.withdraw();
    expect(notify.mock.calls[1]?.[0].remove).toBe(notify.mock.calls[0]?.[0].group);
  });
});
