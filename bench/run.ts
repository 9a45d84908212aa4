import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench, Goal } from './bench.ts';

/** `npm run bench -- <name> [--json]`: measures, compares with the goals, exits 1 when one is missed. */
const names = readdirSync(import.meta.dirname).filter((name) =>
  existsSync(join(import.meta.dirname, name, 'index.ts')),
);
const [name, ...flags] = process.argv.slice(2);

if (name === undefined || !names.includes(name)) {
  console.error(`Usage: npm run bench -- <name> [--json]\nNames: ${names.join(', ')}`);
  process.exit(2);
}

const { measure } = (await import(`./${name}/index.ts`)) as { measure: Bench };
const { figures, goals } = await measure();
for (const goal of goals) console.log(tell(goal));
if (flags.includes('--json')) console.log(JSON.stringify({ bench: name, ...figures }));
process.exitCode = goals.every(isMet) ? 0 : 1;

function isMet(goal: Goal): boolean {
  return 'atMost' in goal ? goal.value <= goal.atMost : goal.value >= goal.atLeast;
}

function tell(goal: Goal): string {
  const bound = 'atMost' in goal ? `at most ${goal.atMost}` : `at least ${goal.atLeast}`;
  return `${isMet(goal) ? '✓' : '✗'} ${goal.name}: ${goal.value} ${goal.unit} (${bound})`;
}
