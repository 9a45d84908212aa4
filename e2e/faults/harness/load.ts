import type { Pair, Stage } from './stage.ts';

export interface Load {
  stop(): void;
}

/** Nobody writes on and on while nothing gets through; without this the clients would be what is measured. */
const MOST_UNSENT = 20;

let counter = 0;
/** Never the same twice, also over several loads of one scenario. */
export function nextText(who: string, size = 0): string {
  counter += 1;
  return `${who} says ${counter} ${'.'.repeat(Math.max(0, size - 30))}`.trimEnd();
}

/** Both sides of every pair write, in a random order, up to so many messages a second in all. */
export function startLoad({ random }: Stage, pairs: readonly Pair[], perSecond: number): Load {
  const began = performance.now();
  let sent = 0;
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - began) / 1_000) * perSecond);
    for (; sent < due; sent += 1) {
      const { widget, console, conversationId } = random.oneOf(pairs);
      if (random.next() < 0.5) {
        if (widget.unsent() < MOST_UNSENT) widget.say(nextText(widget.name));
      } else if (console.unsent() < MOST_UNSENT) console.say(conversationId, nextText(console.name));
    }
  }, 5);
  return { stop: () => clearInterval(timer) };
}
