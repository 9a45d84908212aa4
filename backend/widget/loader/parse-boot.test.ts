import { describe, expect, it } from 'vitest';
import { parseBoot } from './parse-boot.ts';

const chatbot = '01890a5d-ac96-774b-bcce-b302099a8057';
const origin = 'https://chat.example.com';

describe('parseBoot refuses', () => {
  it.each([
    [undefined],
    [null],
    ['boot'],
    [{}],
    [{ chatbot: 'acme' }],
    [{ chatbot: { toString: (): string => chatbot } }],
    [{ chatbot, server: 'javascript:alert(1)' }],
    [{ chatbot, server: 'chat.example.com' }],
    [{ chatbot, server: 7 }],
  ])('%j', (options) => {
    expect(parseBoot(options, origin)).toBeTypeOf('string');
  });

  it('options without a server when the script’s address is not known', () => {
    expect(parseBoot({ chatbot }, null)).toBeTypeOf('string');
  });
});

describe('parseBoot', () => {
  it('talks to where the script came from unless told otherwise', () => {
    expect(parseBoot({ chatbot }, origin)).toEqual({ chatbotId: chatbot, server: origin });
    expect(parseBoot({ chatbot: chatbot.toUpperCase(), server: 'http://localhost:4310/path' }, origin)).toEqual({
      chatbotId: chatbot,
      server: 'http://localhost:4310',
    });
  });
});
