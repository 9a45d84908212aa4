import { createTeamService, generatePassword } from '../modules/team/index.ts';
import { systemClock } from '../server/clock.ts';
import { createEventBus } from '../server/events.ts';
import { readConfigOrExit } from '../server/process-life.ts';
import { withDatabase } from '../server/with-database.ts';
import { parseWorkspace } from './command/parse-workspace.ts';
import { CommandRefusal, runCommand } from './command/run-command.ts';

/** `npm run add-workspace`: one more company on this server, strictly apart from the others, with its owner. */
await runCommand(async () => {
  const wanted = parseWorkspace(process.argv.slice(2));
  const config = readConfigOrExit();
  const password = wanted.password ?? generatePassword();
  await withDatabase(config, async ({ db, secrets }) => {
    const events = createEventBus(() => {});
    const team = createTeamService({ db, events, clock: systemClock, signingKey: secrets.accessTokenKey });
    const added = await team.addWorkspace({ ...wanted, password });
    if (!added.ok) throw new CommandRefusal([`--${added.error.field ?? 'workspace'}: ${added.error.message}`]);
  });
  console.log(`${wanted.workspace} is there. ${wanted.name} can sign in as its owner.`);
  console.log(`  Console   ${config.publicUrl}/console/`);
  console.log(`  E-mail    ${wanted.email}`);
  // One that was given is known already, and need not stay in the terminal's history twice.
  if (wanted.password === undefined) console.log(`  Password  ${password}  (shown only now)`);
});
