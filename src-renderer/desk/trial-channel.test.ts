import { afterEach, describe, expect, it, vi } from 'vitest';
import { answerTrials, tryInConsole } from './trial-channel.ts';
import type { TrialStep } from './try-notifications.ts';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

const server: TrialStep = { hop: 'server', reason: null, afterMs: 12 };
const toast: TrialStep = { hop: 'toast', reason: 'setting_off', detail: 'said so', afterMs: null };

describe('a trial asked for in the settings window', () => {
  it('says that nobody is there when no console answers', async () => {
    const steps: TrialStep[] = [];
    vi.useFakeTimers();
    const trial = tryInConsole((step) => steps.push(step));
    await vi.advanceTimersByTimeAsync(2_000);
    vi.useRealTimers();
    await trial;
    expect(steps).toEqual([{ hop: 'server', reason: 'no_window', afterMs: null }]);
  });

  it('is done by the console, step by step, and ends with it', async () => {
    stops.push(
      answerTrials(async (onStep) => {
        onStep(server);
        await Promise.resolve();
        onStep(toast);
      }),
    );
    const steps: TrialStep[] = [];
    await tryInConsole((step) => steps.push(step));
    expect(steps).toEqual([server, toast]);
  });

  it('ends although the console failed, and hears nothing of another trial', async () => {
    stops.push(
      answerTrials(async (onStep) => {
        onStep(server);
        throw new Error('the line broke');
      }),
    );
    const mine: TrialStep[] = [];
    const theirs: TrialStep[] = [];
    await Promise.all([tryInConsole((step) => mine.push(step)), tryInConsole((step) => theirs.push(step))]);
    expect([mine, theirs]).toEqual([[server], [server]]);
  });
});
