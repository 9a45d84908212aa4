import { expect, test } from 'vitest';
import type { SmallTalkKind } from '../languages/language.ts';
import { decideSmallTalk } from './small-talk.ts';

const table: Record<SmallTalkKind, string[]> = {
  greeting: ['hi', 'Hello!', 'hey there', 'Good morning', 'hi, how are you?', 'Hello again', '👋', '...'],
  thanks: [
    'thanks',
    'Thank you so much!',
    'ok thanks',
    'great, thank you',
    'thx',
    'That helped, thanks',
    'perfect, that works',
  ],
  goodbye: ['bye', 'Thanks, bye!', "that's all", 'nothing else, thanks', 'ok have a nice day'],
  help: [
    'help',
    'Help me please',
    'I need help',
    'can you help me?',
    'hi, I have a question',
    'Can I ask you something?',
    'what can you do?',
  ],
  are_you_human: [
    'are you a bot?',
    'Are you human?',
    'Am I talking to a real person?',
    'is this a robot',
    'who are you?',
    'are you a human or a bot',
  ],
  yes: ['yes', 'Yes please', 'sure', 'ok please', 'yeah that would be great', 'that would be great'],
  no: ['no', 'No thanks', 'nope', "no, it's fine", 'not now'],
  okay: ['ok', 'great', 'ok cool', 'got it', 'I see'],
};

for (const [kind, texts] of Object.entries(table)) {
  test.each(texts)(`${kind}: %s`, (text) => expect(decideSmallTalk(text)).toBe(kind));
}

test.each([
  'hi, do you ship to France?',
  'thanks, but is it dishwasher safe?',
  'no, I meant the large mug',
  'ok and what about returns',
  'help me return a mug',
  'is this mug handmade?',
  'are you open today?',
  'yes but when does it arrive',
])('has something to say: %s', (text) => expect(decideSmallTalk(text)).toBeNull());
