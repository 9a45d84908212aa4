import { expect, test } from 'vitest';
import { checkBoundaries, checkCycles } from './check-boundaries.ts';
import { checkDependencies } from './check-dependencies.ts';
import { checkFileSizes, checkWording } from './check-files.ts';

const one = (path: string, text: string) => [{ path, text }];

// Each line breaks one rule: a rule that does not notice its own breach is no rule.
test.each([
  ['backend/modules/handoff/service.ts', `import { x } from '../conversation/store.ts'`, 'index.ts'],
  ['backend/server/app.ts', `import { x } from '../modules/conversation/store.ts'`, 'index.ts'],
  ['backend/modules/handoff/service.ts', `export * from '../conversation/store.ts'`, 'index.ts'],
  ['backend/modules/handoff/service.ts', `import { x } from '../../server/config.ts'`, 'as an argument'],
  ['backend/contract/messages.ts', `import { x } from '../server/events.ts'`, 'stands alone'],
  ['backend/contract/messages.ts', `import pg from 'pg'`, 'stands alone'],
  ['backend/widget/app/state.ts', `import { messageSchema } from '#contract/messages.ts'`, 'only types'],
  ['backend/widget/app/state.ts', `import { type Message, PAGE_SIZE } from '#contract/messages.ts'`, 'only types'],
  ['backend/widget/app/state.ts', `import { z } from 'zod'`, 'strangers'],
  ['backend/widget/app/state.ts', `const x = await import('../../server/events.ts')`, 'strangers'],
  ['backend/modules/team/service.ts', `import { x } from '../../../src-renderer/state/x.ts'`, 'clients'],
  ['src-renderer/state/x.ts', `import fs from 'node:fs'`, 'Host'],
  ['src-renderer/state/x.ts', `import { shell } from 'electron'`, 'Host'],
  ['src-renderer/state/x.ts', `import { x } from '../../src-main/index.ts'`, 'Host'],
  ['src-preload/index.ts', `import { shell } from 'electron'`, 'contextBridge'],
  ['src-main/tray/tray.ts', `import { ipcMain, Tray } from 'electron'`, 'one door'],
  ['src-main/tray/tray.ts', `import * as electron from 'electron'`, 'one door'],
  ['src-main/session/session.ts', `import { x } from '../../backend/modules/team/index.ts'`, 'over the network'],
  ['src-main/session/session.ts', `import { test } from 'vitest'`, 'what tests it'],
  ['backend/server/app.ts', `import { x } from '../test-support/factories.ts'`, 'what tests it'],
])('%s: %s', (path, text, door) => {
  const { problems } = checkBoundaries(one(path, text));
  expect(problems.join()).toContain(door);
});

test.each([
  ['backend/modules/handoff/service.ts', `import { x } from '../conversation/index.ts'`],
  ['backend/modules/handoff/service.ts', `import { x } from '../../server/events.ts'`],
  ['backend/modules/handoff/service.ts', `import { x } from './store.ts'`],
  ['backend/widget/app/state.ts', `import type { Message } from '#contract/messages.ts'`],
  ['backend/widget/build.ts', `import { build } from 'vite'`],
  ['src-main/ipc/handle.ts', `import { ipcMain } from 'electron'`],
  ['src-renderer/host/desktop.ts', `import type { DesktopBridge } from '../../src-preload/bridge.ts'`],
])('allowed in %s: %s', (path, text) => {
  expect(checkBoundaries(one(path, text)).problems).toEqual([]);
});

test('a cycle is told file by file, even when it is only types', () => {
  const { problems } = checkCycles([
    { path: 'a/one.ts', text: `import type { B } from './two.ts'` },
    { path: 'a/two.ts', text: `import { c } from '../b/three.ts'` },
    { path: 'b/three.ts', text: `import { a } from '../a/one.ts'` },
  ]);
  expect(problems).toEqual(['import cycle: a/one.ts → a/two.ts → b/three.ts → a/one.ts']);
});

test('two folders that build on each other are told, whichever files do it, and tests do not count', () => {
  const files = [
    { path: 'src-main/one/a.ts', text: `import { b } from '../two/b.ts'` },
    { path: 'src-main/two/b.ts', text: '' },
    { path: 'src-main/two/c.test.ts', text: `import { a } from '../one/a.ts'` },
  ];
  expect(checkCycles(files).problems).toEqual([]);
  files.push({ path: 'src-main/two/d.ts', text: `import type { A } from '../one/a.ts'` });
  expect(checkCycles(files).problems).toEqual(['import cycle: src-main/one → src-main/two → src-main/one']);
});

test('files above 400 lines are refused, above 250 noted', () => {
  const result = checkFileSizes([
    { path: 'long.ts', text: 'x\n'.repeat(401) },
    { path: 'warned.ts', text: 'x\n'.repeat(300) },
    { path: 'fine.ts', text: 'x\n'.repeat(50) },
  ]);
  expect(result.problems).toEqual(['long.ts has 401 lines, the limit is 400: split it']);
  expect(result.notes).toEqual(['warned.ts has 300 lines: time to split']);
});

test.each([
  ['a.ts', '// TO' + 'DO later'],
  ['a.md', 'see `/wo' + 'rk/main/x`'],
  ['a.test.ts', `test.on${'ly'}('x', () => {})`],
  ['a.spec.ts', `test.describe.on${'ly'}('x', () => {})`],
  ['a.test.ts', `it.sk${'ip'}('x', () => {})`],
  ['a.test.ts', `test.to${'do'}('x')`],
])('refused wording in %s: %s', (path, text) => {
  expect(checkWording(one(path, text)).problems).toHaveLength(1);
});

test('skipping for a reason that depends on the machine is allowed', () => {
  expect(checkWording(one('a.spec.ts', `test.skip(!hasKeychain, 'no keychain here')`)).problems).toEqual([]);
});

test('a package without a reason and a loose version are refused', () => {
  const manifest = JSON.stringify({
    dependencies: { known: '1.2.3', loose: '^1.0.0' },
    devDependencies: { new: '0.1.0' },
  });
  const { problems } = checkDependencies([
    { path: 'package.json', text: manifest },
    { path: 'docs/dependencies.md', text: '| `known` | why |\n| `loose` | why |' },
  ]);
  expect(problems).toEqual([
    'docs/dependencies.md does not say why `new` is here',
    'package.json: loose is "^1.0.0", pin an exact version',
  ]);
});
