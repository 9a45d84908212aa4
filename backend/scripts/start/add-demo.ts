import { type DemoLogin, seedDemo } from '../../modules/demo/index.ts';
import type { App } from '../../server/app.ts';
import { systemClock } from '../../server/clock.ts';
import type { Config } from '../../server/config.ts';
import type { Database } from '../../server/database/connection.ts';

/** Adds the pretend shop unless it is there already, and answers how to sign in to it. */
export async function addDemo({ db, app, config }: { db: Database; app: App; config: Config }): Promise<DemoLogin[]> {
  const { logins } = await seedDemo({ db, clock: systemClock, team: app.team, dataDir: config.dataDir });
  return logins;
}
