import { type Browser, test as base } from '@playwright/test';
import { type Backend, startBackend } from '../support/start-backend.ts';
import { addAgent, claimOwner } from '../support/team.ts';
import { openVisitor, type Visitor } from '../support/visitor.ts';
import { type AgentDesk, openAgentDesk } from './agent-desk.ts';

/** A running server, two agents at their consoles and a visitor on the demo page. */
export interface Scene {
  backend: Backend;
  ana: AgentDesk;
  ben: AgentDesk;
  visitor: Visitor;
  close(): Promise<void>;
}

async function openScene(browser: Browser): Promise<Scene> {
  const backend = await startBackend();
  const opened: { close(): Promise<void> }[] = [];
  const close = async (): Promise<void> => {
    await Promise.allSettled(opened.map((thing) => thing.close()));
    await backend.stop();
  };
  const open = async <T extends { close(): Promise<void> }>(thing: Promise<T>): Promise<T> => {
    opened.push(await thing);
    return thing;
  };
  try {
    await claimOwner(backend);
    const ana = await open(openAgentDesk(backend, await addAgent(backend, 'Ana')));
    const ben = await open(openAgentDesk(backend, await addAgent(backend, 'Ben')));
    const visitor = await open(openVisitor(browser, backend.url));
    return { backend, ana, ben, visitor, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Playwright's `test` with the scene set, and cleared away afterwards. */
export const test = base.extend<{ scene: Scene }>({
  scene: async ({ browser }, use) => {
    const scene = await openScene(browser);
    await use(scene);
    await scene.close();
  },
});
