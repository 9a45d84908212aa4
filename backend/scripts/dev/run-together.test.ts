import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runTogether } from './run-together.ts';

const stays = "process.on('SIGTERM', () => { console.log('told'); process.exit(0); }); setInterval(() => {}, 1000);";

it('puts names before lines, and ends all when one ends', async () => {
  const lines: string[] = [];
  const mark = JSON.stringify(join(tmpdir(), `handoff-desk-together-${process.pid}`));
  // The second ends once the first is able to hear that it has to.
  const waits = `const look = setInterval(() => {
    if (!fs.existsSync(${mark})) return;
    clearInterval(look);
    fs.rmSync(${mark});
    console.error('no\\n\\nmore');
    process.exitCode = 3;
  }, 5);`;
  const code = await runTogether(
    [
      { name: 'long', args: ['-e', `${stays} console.log('up'); fs.writeFileSync(${mark}, '');`] },
      { name: 'x', args: ['-e', waits] },
    ],
    { print: (line) => lines.push(line) },
  );
  expect(code).toBe(3);
  expect(lines.filter((line) => line !== 'long │ up')).toEqual([
    'x    │ no',
    'x    │ more',
    'x    │ ended with 3',
    'long │ told',
  ]);
});

it('ends with 0 when it was asked to end', async () => {
  const lines: string[] = [];
  const code = runTogether([{ name: 'x', args: ['-e', `${stays} console.log('up');`] }], {
    print(line) {
      lines.push(line);
      if (line === 'x │ up') process.emit('SIGTERM');
    },
  });
  expect(await code).toBe(0);
  expect(lines).toEqual(['x │ up', 'x │ told']);
});
