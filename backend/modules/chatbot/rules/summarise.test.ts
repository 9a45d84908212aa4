import { expect, test } from 'vitest';
import type { HandoffReason } from '#contract/messages.ts';
import type { Turn } from '../../conversation/index.ts';
import { summarise } from './summarise.ts';

const titles = new Map([['hours', 'When are you open?']]);
const titleOf = (id: string): string | null => titles.get(id) ?? null;

let count = 0;
function turn(given: Partial<Turn>): Turn {
  count += 1;
  const blank = { text: '', replyTo: null, verdict: null, sources: [], offer: null } as const;
  return { id: `turn-${count}`, seq: count, from: 'system', ...blank, sources: [...blank.sources], ...given };
}
function asked(text: string, verdict: Turn['verdict'], sources: string[] = []): Turn[] {
  const question = turn({ from: 'visitor', text });
  return [question, turn({ from: 'bot', text: 'Reply', replyTo: question.id, verdict, sources })];
}
const summary = (turns: Turn[], reason: HandoffReason = 'visitor_asked') => summarise({ turns, reason, titleOf });

test('nothing said is nothing to tell', () =>
  expect(summary([turn({ from: 'bot', text: 'Hello' })])).toEqual({ lastQuestion: null, tried: [] }));

test('tells the last real question and what was tried', () => {
  const turns = [
    turn({ from: 'bot', text: 'Hello' }),
    ...asked('hi', 'chat'),
    ...asked('when open', 'answered', ['hours']),
    ...asked('do you sell teapots', 'missed'),
    turn({ from: 'visitor', text: 'a person please' }),
  ];
  expect(summary(turns)).toEqual({
    lastQuestion: 'do you sell teapots',
    tried: [
      { question: 'when open', answerTitle: 'When are you open?' },
      { question: 'do you sell teapots', answerTitle: null },
    ],
  });
});

test('what touched a rule is the question', () => {
  const turns = [...asked('when open', 'answered', ['gone']), turn({ from: 'visitor', text: 'I want my refund' })];
  expect(summary(turns, 'keyword')).toEqual({
    lastQuestion: 'I want my refund',
    tried: [{ question: 'when open', answerTitle: null }],
  });
});

test('a wish with its matter in it is told when there is nothing else', () =>
  expect(summary([turn({ from: 'visitor', text: 'a person about order 7' })]).lastQuestion).toBe(
    'a person about order 7',
  ));

test('what came before an earlier handoff is left out', () => {
  const turns = [...asked('old', 'missed'), turn({ from: 'system' }), ...asked('new', 'missed')];
  expect(summary(turns).tried).toEqual([{ question: 'new', answerTitle: null }]);
});

test('stays short: five tries, one line each', () => {
  const turns = Array.from({ length: 9 }, (_, index) => asked(`${index}\n${'😀'.repeat(400)}`, 'missed')).flat();
  const { tried, lastQuestion } = summary(turns);
  expect(tried).toHaveLength(5);
  expect(lastQuestion?.startsWith('8 😀')).toBe(true);
  expect(Array.from(lastQuestion ?? '')).toHaveLength(280);
  expect(lastQuestion?.isWellFormed()).toBe(true);
});
