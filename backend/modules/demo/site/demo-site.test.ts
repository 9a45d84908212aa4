import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildChatbot, buildWorkspace } from '../../../test-support/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../../test-support/test-database.ts';
import { createReplyDecider, starterKnowledge } from '../../chatbot/index.ts';
import { demoFaq } from '../data/faq.ts';
import { createDemoSite } from '../index.ts';
import { samplePages } from './sample-pages.ts';
import { shopPages } from './shop-pages.ts';
import type { Site } from './site.ts';

let database: TestDatabase;
let server: Server;
let url: string;
beforeEach(async () => {
  database = await createTestDatabase();
  server = express().use('/demo', createDemoSite(database)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.close();
  server.closeAllConnections();
  await database.drop();
});

async function open(path: string) {
  const response = await fetch(`${url}${path}`);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const embeds = (chatbotId: string): string => `<script async src="/widget.js" data-chatbot="${chatbotId}"></script>`;

async function buildShop() {
  return buildChatbot(database.db, { workspace_id: (await buildWorkspace(database.db, { demo: true })).id });
}

describe('which chatbot', () => {
  test('there is none: a page that says what to do', async () => {
    const { status, text } = await open('/demo');
    expect([status, text.includes('There is no chatbot yet'), text.includes('widget.js')]).toEqual([404, true, false]);
  });

  test.each(['x', '', '00000000-0000-7000-8000-000000000000', "';DROP TABLE chatbots;--", 'a&chatbot=b'])(
    'an id that does not exist is refused: %s',
    async (id) => {
      await buildChatbot(database.db);
      const { status, text } = await open(`/demo?chatbot=${id}`);
      expect([status, text.includes('There is no chatbot with this id')]).toEqual([404, true]);
    },
  );

  test('the first one of the installation, on a neutral page', async () => {
    const first = await buildChatbot(database.db, { created_at: new Date('2026-01-01') });
    await buildChatbot(database.db, { workspace_id: first.workspace_id });
    const { status, text } = await open('/demo');
    expect([status, text.includes(embeds(first.id)), text.includes('Your website')]).toEqual([200, true, true]);
  });

  test('the pretend shop’s is preferred', async () => {
    await buildChatbot(database.db, { created_at: new Date('2026-01-01') });
    const shop = await buildShop();
    const { text } = await open('/demo');
    expect([text.includes(embeds(shop.id)), text.includes('A pretend shop')]).toEqual([true, true]);
  });

  test('the one asked for, on every page from there on', async () => {
    const own = await buildChatbot(database.db);
    await buildShop();
    for (const path of ['/demo', '/demo/shipping', '/demo/about']) {
      const { text } = await open(`${path}?chatbot=${own.id}`);
      expect(text).toContain(embeds(own.id));
      const links = [...text.matchAll(/href="(\/demo(?!\/assets)[^"]*)"/g)].map((match) => match[1] ?? '');
      expect(links.length).toBeGreaterThanOrEqual(4);
      expect(links.filter((link) => !link.endsWith(`?chatbot=${own.id}`))).toEqual([]);
    }
  });
});

describe('pages', () => {
  test.each(['/demo', '/demo/', '/demo/shipping', '/demo/about'])(
    '%s is strict about itself: nothing inline, nothing from elsewhere',
    async (path) => {
      await buildShop();
      const { headers, text } = await open(path);
      const policy = headers.get('content-security-policy');
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
      expect(text).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|(?:src|href)="(?:https?:)?\/\//);
    },
  );

  test('a chatbot’s name is text', async () => {
    await buildChatbot(database.db, { name: '<img src=x onerror=alert(1)>' });
    const { text } = await open('/demo');
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(text).not.toContain('<img');
  });

  test.each(['demo.css', 'content.css', 'try-panel.css', 'demo.js', 'icon.svg'])('%s is served', async (file) =>
    expect((await open(`/demo/assets/${file}`)).status).toBe(200),
  );

  test.each(['/demo/nothing', '/demo/assets', '/demo/assets/%2e%2e/demo-site.ts', '/demo/assets/..%2fdemo-site.ts'])(
    '%s is not there',
    async (path) => expect((await open(path)).status).toBeGreaterThanOrEqual(400),
  );
});

describe('what to try', () => {
  const build = (knowledge: readonly (readonly [string, string])[]) =>
    createReplyDecider(knowledge.map(([question, answer], id) => ({ id: `${id}`, question, answer })));
  const sites: [string, Site, ReturnType<typeof build>][] = [
    ['the shop', shopPages, build(demoFaq)],
    ['the sample page', samplePages, build(starterKnowledge)],
  ];

  test.each(sites)('on %s shows an answer, a miss and a handoff', (_, site, decider) => {
    const replies = site.suggestions.map(({ text }) => decider.decide(text, { personOffered: false }).type);
    expect(replies).toEqual(['answer', 'miss', 'wants_person']);
  });
});
