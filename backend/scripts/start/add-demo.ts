import { seedDemo } from '../../modules/demo/index.ts';
import type { App } from '../../server/app.ts';
import { systemClock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import type { DemoLogin } from './summary.ts';

/** Adds the pretend shop unless it is there already, and answers how to sign in to it. */
export async function addDemo({ db, app }: { db: Database; app: App }): Promise<DemoLogin[]> {
  const { logins } = await seedDemo({ db, clock: systemClock, team: app.team });
  return logins;
}
