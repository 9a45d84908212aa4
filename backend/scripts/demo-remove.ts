import { removeDemo } from '../modules/demo/index.ts';
import { readConfigOrExit } from '../server/process-life.ts';
import { withDatabase } from '../server/with-database.ts';
import { readOptionsOrExit } from './command/read-options.ts';
import { runCommand } from './command/run-command.ts';

/** `npm run demo:remove`: takes the pretend shop away, and nothing else. Works whether the server runs or not. */
await runCommand(async () => {
  readOptionsOrExit({}, 'npm run demo:remove');
  const config = readConfigOrExit();
  const { removed } = await withDatabase(config, ({ db }) => removeDemo({ db, dataDir: config.dataDir }));
  console.log(
    removed
      ? 'The pretend shop is gone, with its people, conversations and logins. Everything else is as it was.'
      : 'There is no pretend shop here; nothing was changed.',
  );
});
