import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyCheckout } from '../mutants/checkout-copy.ts';
import { configOf, type Mutant } from '../mutants/mutant.ts';
import { runTests } from '../mutants/run-tests.ts';
import { mutants } from '../mutants/table/index.ts';

/**
 * `npm run test:mutants`: breaks one thing after the other in a throw-away copy and runs the test that must notice. With
 * words behind it, only the mutants whose name contains them.
 */
const wanted = process.argv.slice(2).join(' ').toLowerCase();
const chosen = mutants.filter(({ name }) => name.toLowerCase().includes(wanted));

type Verdict = { caught: boolean; says: string };

async function tryMutant(folder: string, mutant: Mutant): Promise<Verdict> {
  const path = join(folder, mutant.file);
  const original = readFileSync(path, 'utf8');
  if (original.split(mutant.find).length !== 2) {
    return { caught: false, says: `${mutant.file} does not contain what is to be replaced exactly once` };
  }
  writeFileSync(
    path,
    original.replace(mutant.find, () => mutant.replace),
  );
  try {
    if (touchesWidget(mutant)) build(folder);
    const { passed, failed } = await runTests(folder, [mutant.test]);
    const [first] = failed;
    if (first) return { caught: true, says: first.reason };
    return { caught: false, says: passed.length > 0 ? 'its test stays green' : 'its test did not run' };
  } finally {
    writeFileSync(path, original);
    if (touchesWidget(mutant)) build(folder);
  }
}

/** Tests in a browser use the built widget; the others run its source. */
function touchesWidget({ file, test }: Mutant): boolean {
  return file.startsWith('backend/widget/') && test.file.startsWith('e2e/');
}

function build(folder: string): void {
  execFileSync(process.execPath, ['backend/scripts/build.ts', '--force'], { cwd: folder, stdio: 'ignore' });
}

/** A test that is red anyway proves nothing: all of them must be green on the copy as it is. */
async function findRedTests(folder: string): Promise<string[]> {
  const tests = chosen.map(({ test }) => test);
  const groups = Map.groupBy(tests, ({ file }) => configOf(file));
  const red: string[] = [];
  for (const group of groups.values()) {
    const { passed, failed } = await runTests(folder, group);
    const missing = group.filter(({ name }) => !passed.some((fullName) => fullName.includes(name)));
    red.push(
      ...failed.map(({ name, reason }) => `${name}: ${reason}`),
      ...missing.map(({ name }) => `${name}: not run`),
    );
  }
  return [...new Set(red)];
}

async function main(): Promise<number> {
  if (chosen.length === 0) {
    console.error(`no mutant is called “${wanted}”`);
    return 1;
  }
  const { folder, remove } = copyCheckout();
  try {
    build(folder);
    const red = await findRedTests(folder);
    if (red.length > 0) {
      console.error(`These must be green before anything is broken:\n${red.map((line) => `  ${line}`).join('\n')}`);
      return 1;
    }
    let survivors = 0;
    for (const mutant of chosen) {
      const began = performance.now();
      const { caught, says } = await tryMutant(folder, mutant);
      if (!caught) survivors += 1;
      const seconds = ((performance.now() - began) / 1_000).toFixed(0).padStart(3);
      console.log(
        `${caught ? 'caught  ' : 'SURVIVED'} ${seconds} s  ${mutant.name}\n                ${says.slice(0, 160)}`,
      );
    }
    console.log(`\n${chosen.length - survivors} caught, ${survivors} survived`);
    return survivors === 0 ? 0 : 1;
  } finally {
    remove();
  }
}

process.exitCode = await main();
