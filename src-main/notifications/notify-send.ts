import { type ChildProcess, spawn } from 'node:child_process';
import type { NoticeOutcome } from '../../src-preload/payloads.ts';
import { resourcePathForOthers } from '../resource-path.ts';
import { REFUSAL_MS, type Toast, type Toaster } from './toaster.ts';

const ACTION = '--action=default=Open';

/**
 * Toasts on Linux, through the desktop's own `notify-send`. node-notifier calls the same program, but cannot pass it the
 * action that makes a click come back, and builds a shell command around a visitor's words; here they are plain arguments.
 */
export const notifySendToaster: Toaster = {
  show(toast, onEnd) {
    const outcome = Promise.withResolvers<NoticeOutcome>();
    const assumeShown = setTimeout(() => outcome.resolve({ status: 'shown' }), REFUSAL_MS);
    let running: ChildProcess;

    const finish = (result: NoticeOutcome, end: 'clicked' | 'gone'): void => {
      clearTimeout(assumeShown);
      outcome.resolve(result);
      onEnd(end);
    };
    const start = (action: string[]): void => {
      const child = spawn('notify-send', notifySendArguments(toast, action), { stdio: ['ignore', 'pipe', 'ignore'] });
      running = child;
      let output = '';
      child.stdout.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
      child.on('error', () => finish({ status: 'not_shown', reason: 'unsupported' }, 'gone'));
      child.on('close', (code, signal) => {
        if (code === null && signal === null) return; // never started; 'error' has told
        if (code === 0 || signal !== null)
          finish({ status: 'shown' }, output.trim() === 'default' ? 'clicked' : 'gone');
        // Before 0.8 it knows no actions: better a toast that cannot be clicked than none.
        else if (action.length > 0) start([]);
        else finish({ status: 'not_shown', reason: 'failed' }, 'gone');
      });
    };
    start([ACTION]);

    return {
      outcome: outcome.promise,
      // It waits for the click; interrupted, it takes the toast with it.
      withdraw: () => void running.kill('SIGINT'),
    };
  },
};

export function notifySendArguments({ title, body, urgent }: Toast, action: string[]): string[] {
  return [
    '--app-name=Handoff Desk',
    `--icon=${resourcePathForOthers('icon.png')}`,
    '--category=im.received',
    '--hint=string:desktop-entry:handoff-desk',
    `--urgency=${urgent ? 'critical' : 'normal'}`,
    ...action,
    '--',
    title,
    escapeBody(body),
  ];
}

/** The body is markup to the desktop and its backslashes are escapes to `notify-send`; a visitor's text is neither. */
function escapeBody(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
