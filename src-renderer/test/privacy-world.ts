import type { EraseRequest, Erasure, Retention } from '#contract/privacy/privacy.ts';

/** How long things are kept, and what was erased; each look at something that is under way moves it on. */
export class PrivacyWorld {
  retention: Retention = { mode: 'keep', days: 365, due: 0, lastRun: null };
  erasures: Erasure[] = [];
  /** Conversations that are done from one look to the next. */
  pace = 40;

  save({ mode, days }: Pick<Retention, 'mode' | 'days'>): Retention {
    this.retention = { ...this.retention, mode, days, due: mode === 'keep' ? 0 : Math.round(40_000 / days) };
    return this.retention;
  }

  run(): Retention {
    const lastRun = { state: 'queued', done: 0, total: this.retention.due, startedAt: null, finishedAt: null } as const;
    this.retention = { ...this.retention, lastRun };
    return this.retention;
  }

  lookAtRetention(): Retention {
    const { lastRun, due } = this.retention;
    if (lastRun) {
      const moved = this.#move(lastRun);
      this.retention = { ...this.retention, lastRun: moved, due: moved.state === 'done' ? 0 : due };
    }
    return this.retention;
  }

  erase(request: EraseRequest, requestedBy: string, at: string): Erasure {
    const erasure: Erasure = {
      id: crypto.randomUUID(),
      subject: request.visitorId ?? 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c',
      subjectKind: request.visitorId === undefined ? 'email' : 'visitor',
      requestedBy,
      requestedAt: at,
      run: { state: 'running', done: 0, total: 3, startedAt: at, finishedAt: null },
      erased: { visitors: 0, conversations: 0, messages: 0, contactMessages: 0, mails: 0, ratings: 0 },
    };
    this.erasures = [erasure, ...this.erasures];
    return erasure;
  }

  lookAt(id: string | undefined): Erasure | undefined {
    this.erasures = this.erasures.map((erasure) => {
      if (erasure.id !== id) return erasure;
      const run = this.#move(erasure.run);
      const erased = { visitors: 1, conversations: 3, messages: 41, contactMessages: 1, mails: 2, ratings: 1 };
      return { ...erasure, run, erased: run.state === 'done' ? erased : erasure.erased };
    });
    return this.erasures.find((erasure) => erasure.id === id);
  }

  #move(run: NonNullable<Retention['lastRun']>): NonNullable<Retention['lastRun']> {
    if (run.state === 'done' || run.state === 'failed') return run;
    const done = Math.min(run.total, run.done + this.pace);
    const now = new Date().toISOString();
    const isOver = done === run.total;
    return { ...run, done, state: isOver ? 'done' : 'running', startedAt: now, finishedAt: isOver ? now : null };
  }
}
