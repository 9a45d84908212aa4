import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languageSchema } from '#contract/chatbots.ts';
import { presetLauncher, writePreset } from './launcher-preset.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const id = '01890a5d-ac96-774b-bcce-b302099a8057';
const appearance = {
  colour: '#facc15',
  side: 'left',
  launcher: 'icon_and_text',
  launcherText: '</script><script>alert(1)//\u2028',
  theme: 'auto',
  title: '',
  placeholder: '',
  consentText: '',
  quickReplies: [],
} as const;
const preset = presetLauncher('de', { ...appearance, quickReplies: [] });

describe('in front of the script', () => {
  it('the owner’s text stays a text, whatever is in it', () => {
    const code = writePreset(id, preset);
    expect(code).not.toMatch(/<|\u2028/);
    const window: Record<string, unknown> = {};
    runInNewContext(code, { window });
    expect(JSON.parse(JSON.stringify(window['HandoffDeskPresets']))).toEqual({ [id]: preset });
  });

  it.each([
    ['#facc15', '#000000'],
    ['#0f766e', '#ffffff'],
    ['#ffffff', '#000000'],
    ['#000000', '#ffffff'],
  ])('on %s one reads %s', (colour, onAccent) => {
    expect(presetLauncher('en', { ...appearance, quickReplies: [], colour }).look.onAccent).toBe(onAccent);
  });

  it.each(languageSchema.options)('the launcher has a name in %s', (language) => {
    expect(presetLauncher(language, { ...appearance, quickReplies: [] }).names.open).not.toBe('');
  });
});

describe('over HTTP', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ findLauncher: async (chatbotId) => (chatbotId === id ? preset : null) });
  });
  afterAll(() => server.close());

  it.each([
    ['', 'loader'],
    ['?chatbot=acme', 'loader'],
    ['?chatbot=01890a5d-ac96-774b-bcce-b302099a0000', 'loader'],
    [`?chatbot=${id}`, `${writePreset(id, preset)}loader`],
    [`?chatbot=${id.toUpperCase()}`, `${writePreset(id, preset)}loader`],
  ])('/widget.js%s', async (query, text) => {
    const response = await fetch(`${server.url}/widget.js${query}`);
    expect([response.status, await response.text()]).toEqual([200, text]);
    expect(response.headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });
});
