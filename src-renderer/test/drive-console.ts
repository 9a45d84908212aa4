import { expect } from '@playwright/test';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { buildOnce } from '../../backend/test-support/build-once.ts';
import { type AgentWindow, openAgentWindow } from './agent-window.ts';
import type { ContractServer } from './contract-server.ts';
import { type BuiltConsole, buildConsole, type OpenOptions, startBrowser } from './open-console.ts';
import type { World } from './world.ts';

export type OpenWindow = (
  world: World,
  options?: OpenOptions,
  prepare?: (mode: ContractServer['mode']) => void,
) => Promise<AgentWindow>;

/**
 * For a test file that drives the built console in a real browser against a server that keeps the contract: has it built once
 * for the whole run, and closes what a test opened. Every test ends with a look at what the page complained about: errors, React's warnings,
 * and breaches of the content security policy.
 */
export function driveConsole(): OpenWindow {
  vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });
  let built: BuiltConsole;
  const opened: AgentWindow[] = [];
  beforeAll(async () => {
    const files = await buildOnce('console', (folder) => buildConsole(folder, { checks: true }));
    built = await startBrowser(files);
  });
  afterEach(async () => {
    for (const agent of opened.splice(0)) {
      expect(agent.complaints).toEqual([]);
      await agent.close();
    }
  });
  afterAll(() => built.close());
  return async (world, options, prepare) => {
    const agent = await openAgentWindow(built, world, options, prepare);
    opened.push(agent);
    return agent;
  };
}
