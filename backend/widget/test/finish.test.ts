import { readFile } from 'node:fs/promises';
import { expect as seeing } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildChatbot } from './build-chatbot.ts';
import { CHATBOT } from './contract-server.ts';
import { describeVisitor, openTheatre, type Stage, type Theatre, type Visitor } from './stage.ts';

let theatre: Theatre;
let stage: Stage;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());
beforeEach(async () => {
  stage = await theatre.open();
});
afterEach(() => stage.close());

async function chatWithAna(): Promise<Visitor> {
  const visitor = await stage.visit();
  await visitor.open();
  await visitor.say('Can I talk to a human?');
  await seeing(visitor.page.getByText('We’re finding someone for you')).toBeVisible();
  stage.server.world.accept('Ana');
  await seeing(visitor.log.getByText('Ana joined the conversation')).toBeVisible();
  return visitor;
}

/** A second tab beside one that has a chat: it is there when its app has found the chat and is connected. */
const openAnother = async ({ page }: Visitor): Promise<Visitor> => {
  const other = describeVisitor(await page.context().newPage());
  const before = stage.server.connected;
  await other.page.goto(stage.site.url('/'));
  await expect.poll(() => stage.server.connected, { timeout: 8_000 }).toBe(before + 1);
  return other;
};

describe('at the end', () => {
  it('a chat with a person is rated, once, and another tab knows', async () => {
    const visitor = await chatWithAna();
    const other = await openAnother(visitor);
    stage.server.world.complete();
    const { page } = visitor;
    await page.bringToFront();
    await page.getByRole('radio', { name: '4 stars' }).check();
    await page.getByLabel('Anything to add?').fill('Quick and kind.');
    await page.getByRole('button', { name: 'Send rating' }).click();
    await seeing(page.getByText('Thank you for your rating.')).toBeVisible();
    expect(stage.server.ratings).toEqual([{ stars: 4, comment: 'Quick and kind.' }]);
    await page.reload();
    await seeing(page.getByText('Thank you for your rating.')).toBeVisible();
    await seeing(page.getByRole('radio')).toHaveCount(0);
    await seeing(other.page.getByText('Thank you for your rating.')).toHaveCount(1);
  });

  it('a talk with the bot alone is not rated', async () => {
    const { page, open, say } = await stage.visit();
    await open();
    await say('When are you open?');
    await seeing(page.getByText('We are open from 9 to 17.')).toBeVisible();
    stage.server.world.end();
    await seeing(page.getByText('Conversation ended')).toBeVisible();
    await seeing(page.getByRole('radio')).toHaveCount(0);
  });

  it('the transcript goes to the address that is given, and the field says what is wrong with it', async () => {
    const { page } = await chatWithAna();
    stage.server.world.complete();
    await page.getByRole('button', { name: 'Send transcript by e-mail' }).click();
    const field = page.getByLabel('E-mail');
    await seeing(field).toBeFocused();
    const send = page.getByRole('button', { name: 'Send transcript by e-mail' });
    await field.fill('vera@example.org, eve@example.net');
    await send.click();
    await seeing(page.getByText('Please check the e-mail address.')).toBeVisible();
    await field.fill('full@example.org');
    await send.click();
    await seeing(page.getByText('That didn’t work. Please try again.')).toBeVisible();
    await field.fill('vera@example.org');
    await send.click();
    await seeing(page.getByText('It’s on its way.')).toBeVisible();
    expect(stage.server.transcripts).toEqual(['vera@example.org']);
  });

  it('no transcript by mail is offered where none can be sent', async () => {
    stage.server.world.chatbot = { ...CHATBOT, transcriptByMail: false };
    const { page } = await chatWithAna();
    stage.server.world.complete();
    await seeing(page.getByText('Conversation ended')).toBeVisible();
    await seeing(page.getByText('Download transcript')).toBeVisible();
    await seeing(page.getByText('Send transcript by e-mail')).toHaveCount(0);
  });

  it('the whole conversation can be taken along, however long it was', async () => {
    const { page } = await chatWithAna();
    for (let line = 1; line <= 230; line += 1) stage.server.world.agentSays(`Line ${line}`);
    await page.getByRole('button', { name: 'More options' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Download transcript' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^chat-\d{4}-\d\d-\d\d\.txt$/);
    const lines = (await readFile(await download.path(), 'utf8')).split('\r\n');
    expect(lines[0]).toBe('\ufeffChat with Acme Bot');
    expect(lines[2]).toMatch(/^\[.+\] Acme Bot: Hi! Ask me anything about Acme\.$/);
    expect(lines[3]).toMatch(/^\[.+\] You: Can I talk to a human\?$/);
    expect(lines.filter((line) => /Ana: Line \d+$/.test(line))).toHaveLength(230);
  });
});

describe('somebody answers', () => {
  it('the title counts what is unread, and is given back untouched', async () => {
    const { page } = await chatWithAna();
    await page.getByRole('button', { name: 'Minimise chat' }).click();
    stage.server.world.agentSays('One');
    stage.server.world.agentSays('Two');
    await seeing(page).toHaveTitle('(2) Acme Outdoor');
    await page.evaluate(() => {
      document.title = 'Sale!';
    });
    stage.server.world.agentSays('Three');
    await seeing(page).toHaveTitle('(3) Sale!');
    await page.getByRole('button', { name: /^Open chat/ }).click();
    await seeing(page).toHaveTitle('Sale!');
  });

  it('a sound is played once, by one of two tabs, unless it is turned off', async () => {
    const countTones = () => {
      const counter = window as unknown as { tones: number };
      counter.tones = 0;
      const { start } = AudioScheduledSourceNode.prototype;
      AudioScheduledSourceNode.prototype.start = function (when?: number) {
        counter.tones += 1;
        start.call(this, when);
      };
    };
    const visitor = await stage.visit('/', { before: countTones });
    await visitor.open();
    await visitor.say('Can I talk to a human?');
    await seeing(visitor.page.getByText('We’re finding someone for you')).toBeVisible();
    const other = await openAnother(visitor);
    await other.page
      .getByRole('button', { name: /^(Open|Close) chat/ })
      .first()
      .waitFor();
    if (await other.page.getByRole('dialog').isHidden()) await other.launcher.click();
    await seeing(other.page.getByText('Can I talk to a human?')).toHaveCount(1);
    const tones = async () => {
      const counts = [visitor.page, other.page].map((page) =>
        page.evaluate(() => (window as unknown as { tones: number }).tones),
      );
      return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
    };
    stage.server.world.accept('Ana');
    stage.server.world.agentSays('Hello');
    await expect.poll(tones).toBe(2);
    await other.page.getByRole('button', { name: 'More options' }).click();
    await other.page.getByRole('menuitem', { name: 'Turn sound off' }).click();
    // The other tab has heard of it.
    await visitor.page.getByRole('button', { name: 'More options' }).click();
    await seeing(visitor.page.getByRole('menuitem', { name: 'Turn sound on' })).toBeVisible();
    stage.server.world.agentSays('Quiet');
    await seeing(visitor.log.getByText('Quiet')).toHaveCount(1);
    await seeing(other.log.getByText('Quiet')).toHaveCount(1);
    expect(await tones()).toBe(2);
  });
});

describe('two tabs', () => {
  it('open and close together, and what is read in one is read in the other', async () => {
    const visitor = await chatWithAna();
    const other = await openAnother(visitor);
    await seeing(other.launcher).toHaveAccessibleName('Open chat');
    await visitor.page.getByRole('button', { name: 'Minimise chat' }).click();
    stage.server.world.agentSays('News');
    await seeing(other.launcher).toHaveAccessibleName('Open chat, 1 unread message');
    await visitor.page.bringToFront();
    await visitor.launcher.click();
    await seeing(other.panel).toHaveClass(/is-shown/);
    await visitor.page.getByRole('button', { name: 'Minimise chat' }).click();
    await seeing(other.launcher).toHaveAccessibleName('Open chat');
  });

  it('a message that one wrote and could not send is sent by the other', async () => {
    const visitor = await chatWithAna();
    const other = await openAnother(visitor);
    await seeing(other.launcher).toHaveAccessibleName('Open chat');
    await visitor.page.evaluate(() => {
      // Every further line of this tab is dead.
      WebSocket.prototype.send = () => {};
    });
    await visitor.page.bringToFront();
    await visitor.say('From the first tab');
    await expect
      .poll(() => stage.server.world.newest?.messages.filter(({ author }) => author.kind === 'visitor').length, {
        timeout: 10_000,
      })
      .toBe(2);
    await seeing(visitor.log.getByText('From the first tab')).toHaveCount(1);
  });
});

describe('as its owner wants it', () => {
  it('colour, side, title, placeholder, picture, suggestions', async () => {
    const looks = {
      colour: '#facc15',
      side: 'left',
      launcher: 'icon_and_text',
      launcherText: 'Ask us',
      theme: 'dark',
      title: 'Acme Help',
      placeholder: 'What is it?',
      quickReplies: ['When are you open?', 'Where is my order?'],
    } as const;
    stage.server.world.chatbot = {
      id: CHATBOT.id,
      ...buildChatbot({ avatar: '🦊' }, { ...looks, quickReplies: [...looks.quickReplies] }),
    };
    const { page, log, field, launcher, panel, open } = await stage.visit();
    await open();
    await seeing(page.getByRole('heading', { name: 'Acme Help' })).toBeVisible();
    await seeing(field).toHaveAttribute('placeholder', 'What is it?');
    await seeing(page.getByText('🦊').first()).toBeVisible();
    expect((await panel.boundingBox())?.x).toBeLessThan(100);
    expect((await launcher.boundingBox())?.x).toBeLessThan(100);
    await seeing(page.getByText('Ask us')).toBeVisible();
    await page.mouse.move(640, 10);
    await seeing(launcher).toHaveCSS('background-color', 'rgb(250, 204, 21)');
    // Black is what can be read on yellow.
    await seeing(launcher).toHaveCSS('color', 'rgb(0, 0, 0)');
    await page.getByRole('button', { name: 'When are you open?' }).click();
    await seeing(log.getByText('We are open from 9 to 17.')).toBeVisible();
    await seeing(page.getByRole('button', { name: 'Where is my order?' })).toHaveCount(0);
  });

  it('asks for consent before the first word, once', async () => {
    stage.server.world.chatbot = {
      ...stage.server.world.chatbot,
      ...buildChatbot({}, { consentText: 'We store what you write. https://acme.example/privacy' }),
    };
    const { page, field, open, say } = await stage.visit();
    await page.getByRole('button', { name: 'Open chat' }).click();
    await seeing(page.getByText('We store what you write.')).toBeVisible();
    await seeing(page.getByRole('link', { name: 'https://acme.example/privacy' })).toBeVisible();
    await seeing(field).toHaveCount(0);
    await page.getByRole('button', { name: 'Agree and continue' }).click();
    await seeing(field).toBeVisible();
    await page.reload();
    await seeing(field).toBeVisible();
    await say('When are you open?');
    await seeing(page.getByText('We are open from 9 to 17.')).toBeVisible();
    expect(open).toBeTypeOf('function');
  });
});

describe('in other languages', () => {
  it.each([
    ['de', 'Mit einem Menschen sprechen', 'Chat schließen', 'ltr'],
    ['fr', 'Parler à un conseiller', 'Fermer la discussion', 'ltr'],
    ['es', 'Hablar con un agente', 'Cerrar el chat', 'ltr'],
    ['ar', 'طلب موظف مباشر', 'إغلاق المحادثة', 'rtl'],
  ] as const)('%s', async (language, request, close, direction) => {
    stage.server.world.chatbot = { ...stage.server.world.chatbot, language };
    const { page, panel, launcher } = await stage.visit();
    await launcher.click();
    await seeing(page.getByRole('button', { name: request })).toBeVisible();
    await seeing(panel).toHaveAttribute('dir', direction);
    await seeing(page.getByRole('button', { name: close })).toHaveCount(1);
  });

  it('the page’s wish comes before the owner’s, and can change', async () => {
    const { page, open, request } = await stage.visit();
    await open();
    await seeing(request).toBeVisible();
    await page.evaluate(() => window.HandoffDesk?.('setLocale', 'de-AT'));
    await seeing(page.getByRole('button', { name: 'Mit einem Menschen sprechen' })).toBeVisible();
    await page.evaluate(() => window.HandoffDesk?.('update', { locale: 'tlh' }));
    await seeing(request).toBeVisible();
  });
});

describe('who the site says it is', () => {
  const identify = ({ page }: Visitor, token: string) =>
    page.evaluate((signed) => window.HandoffDesk?.('identify', signed), token);

  it('is shown to the server after every connect, also when it was said before the chat was opened', async () => {
    const visitor = await stage.visit();
    await identify(visitor, 'signed-by-the-site-itself');
    await visitor.open();
    await expect.poll(() => stage.server.identities).toEqual(['signed-by-the-site-itself']);
    stage.server.cut();
    await expect.poll(() => stage.server.identities.length, { timeout: 8_000 }).toBe(2);
  });

  it('a browser that was somebody else’s starts anew', async () => {
    const visitor = await stage.visit();
    await visitor.open();
    await visitor.say('When are you open?');
    await seeing(visitor.log.getByText('We are open from 9 to 17.')).toBeVisible();
    stage.server.world.end();
    await identify(visitor, 'other-person-entirely');
    await expect.poll(() => stage.server.identities.length).toBe(2);
    await seeing(visitor.log.getByText('When are you open?')).toHaveCount(0);
  });

  it('a token that does not fit is said to the page’s developer once, and not shown again', async () => {
    const visitor = await stage.visit();
    const warnings: string[] = [];
    visitor.page.on('console', (message) => warnings.push(message.text()));
    await visitor.open();
    await identify(visitor, 'bad-token-bad-token-bad');
    await expect.poll(() => warnings.filter((text) => text.includes('identify')).length).toBe(1);
    stage.server.cut();
    await visitor.say('When are you open?');
    await seeing(visitor.log.getByText('We are open from 9 to 17.')).toBeVisible();
    expect(stage.server.identities).toHaveLength(1);
  });
});
