import { expect } from '@playwright/test';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { type AgentWindow, openAgentWindow } from './agent-window.ts';
import type { ContractServer } from './contract-server.ts';
import { type BuiltConsole, type OpenOptions, prepareConsole } from './open-console.ts';
import type { World } from './world.ts';

export type OpenWindow = (
  world: World,
  options?: OpenOptions,
  prepare?: (mode: ContractServer['mode']) => void,
) => Promise<AgentWindow>;

/**
 * For a test file that drives the built console in a real browser against a server that keeps the contract: builds it once,
 * and closes what a test opened. Every test ends with a look at what the page complained about: errors, React's warnings,
 * and breaches of the content security policy.
 */
export function driveConsole(): OpenWindow {
  vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });
  let built: BuiltConsole;
  const opened: AgentWindow[] = [];
  beforeAll(async () => {
    built = await prepareConsole({ checks: true });
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
