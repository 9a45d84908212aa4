import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type {} from './build-once.ts';
import { prepareTemplate } from './template-database.ts';
import { startTestCluster } from './test-cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the cluster's maintenance database. */
    testClusterUrl: string;
  }
}

/**
 * One PostgreSQL for the whole run, or the one `TEST_DATABASE_URL` names (a superuser on a throw-away server), and a folder
 * for what is built once.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'];
  const cluster = given === undefined ? await startTestCluster() : null;
  const url = cluster?.url ?? given ?? '';
  await prepareTemplate(url);
  project.provide('testClusterUrl', url);
  const runFolder = mkdtempSync(join(tmpdir(), 'handoff-desk-test-builds-'));
  project.provide('runFolder', runFolder);
  // Watching: whatever was built is out of date as soon as somebody saves.
  project.onTestsRerun(() => {
    rmSync(runFolder, { recursive: true, force: true });
    mkdirSync(runFolder);
  });
  return async () => {
    rmSync(runFolder, { recursive: true, force: true });
    await cluster?.stop();
  };
}
