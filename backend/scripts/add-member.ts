import { createTeamService, ensureWorkspace, generatePassword } from '../modules/team/index.ts';
import { systemClock } from '../server/clock.ts';
import { createEventBus } from '../server/events.ts';
import { readConfigOrExit } from '../server/process-life.ts';
import { withDatabase } from '../server/with-database.ts';
import { parseMember } from './command/parse-member.ts';
import { CommandRefusal, runCommand } from './command/run-command.ts';

/** `npm run add-member`: gives a colleague a login. Works whether the server runs or not. */
await runCommand(async () => {
  const member = parseMember(process.argv.slice(2));
  const config = readConfigOrExit();
  const password = member.password ?? generatePassword();
  await withDatabase(config, async ({ db, secrets }) => {
    const events = createEventBus(() => {});
    const team = createTeamService({ db, events, clock: systemClock, signingKey: secrets.accessTokenKey });
    const workspaceId = await ensureWorkspace(db, systemClock.now());
    const added = await team.addMember({ ...member, password, workspaceId });
    if (!added.ok) throw new CommandRefusal([`--${added.error.field ?? 'member'}: ${added.error.message}`]);
  });
  console.log(`${member.name} can sign in now, as ${member.role}.`);
  console.log(`  Console   ${config.publicUrl}/console/`);
  console.log(`  E-mail    ${member.email}`);
  // One that was given is known already, and need not stay in the terminal's history twice.
  if (member.password === undefined) console.log(`  Password  ${password}  (shown only now)`);
});
