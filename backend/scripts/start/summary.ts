import type { DemoLogin } from '../../modules/demo/index.ts';
import type { Config } from '../../server/config.ts';

export interface SummaryParts {
  version: string;
  config: Pick<Config, 'publicUrl' | 'dataDir' | 'databaseUrl'>;
  ownerLink: { url: string; expiresAt: Date } | null;
  /** Demonstration logins, in the order to print them. Empty without `--demo`. */
  logins: DemoLogin[];
}

/** Lines of the summary, without the box: addresses stay whole on one line, so that they can be clicked and copied. */
export function describeServer({ version, config, ownerLink, logins }: SummaryParts): string[] {
  const rows: [string, string][] = [['Console', `${config.publicUrl}/console`]];
  // In the pretend shop somebody is the owner already, whose login is printed: the link would only lead to the sign-in.
  if (ownerLink && logins.length === 0) {
    rows.push(
      ['Owner link', ownerLink.url],
      ['', `makes you the owner; works once, for 30 minutes (until ${clockTime(ownerLink.expiresAt)})`],
    );
  }
  rows.push(['Demo site', `${config.publicUrl}/demo`], ['Data folder', config.dataDir]);
  if (config.databaseUrl !== null) rows.push(['Database', 'the server that DATABASE_URL names']);
  return [
    `Handoff Desk ${version} is running. Ctrl-C stops everything.`,
    '',
    ...align(rows),
    ...(logins.length === 0 ? [] : ['', 'Demonstration logins', ...align(describeLogins(logins))]),
    '',
    'Next',
    ...align(
      logins.length === 0 ? nextSteps : [['npm run demo:remove', 'takes the pretend shop away'], ...nextSteps.slice(1)],
    ),
  ];
}

const nextSteps: [string, string][] = [
  ['npm run demo', 'the same with a pretend shop, busy already'],
  ['npm run add-member', 'brings a colleague in'],
  ['npm run doctor', 'looks at this computer and says what is missing'],
];

function describeLogins(logins: DemoLogin[]): [string, string][] {
  const width = Math.max(...logins.map(({ email }) => email.length));
  return logins.map(({ role, name, email, password }) => [`${name} (${role})`, `${email.padEnd(width)}  ${password}`]);
}

function align(rows: [string, string][]): string[] {
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, text]) => `  ${label.padEnd(width)}  ${text}`);
}

function clockTime(time: Date): string {
  return time.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

/** A box around the lines; without one where the terminal is too narrow, because a broken box reads worse than none. */
export function drawBox(lines: string[], columns = Number.POSITIVE_INFINITY): string {
  const width = Math.max(...lines.map((line) => line.length));
  if (width + 4 > columns) return `\n${lines.join('\n')}\n`;
  const rule = '─'.repeat(width + 2);
  return [`╭${rule}╮`, ...lines.map((line) => `│ ${line.padEnd(width)} │`), `╰${rule}╯`].join('\n');
}
