import type { TestProject } from 'vitest/node';
import { prepareTemplate } from './template-database.ts';
import { startTestCluster } from './test-cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the cluster's maintenance database. */
    testClusterUrl: string;
  }
}

/** One PostgreSQL for the whole run, or the one `TEST_DATABASE_URL` names (a superuser on a throw-away server). */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'];
  const cluster = given === undefined ? await startTestCluster() : null;
  const url = cluster?.url ?? given ?? '';
  await prepareTemplate(url);
  project.provide('testClusterUrl', url);
  return async () => cluster?.stop();
}
