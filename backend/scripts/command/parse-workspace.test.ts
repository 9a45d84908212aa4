import { expect, test } from 'vitest';
import { parseWorkspace } from './parse-workspace.ts';
import { CommandRefusal } from './run-command.ts';

const good = ['--workspace', 'Corner Shop', '--email', 'olga@example.com', '--name', 'Olga Owner'];

test.each([
  ['nothing', [], '--workspace: is needed'],
  ['a name of two lines', ['--workspace', 'Corner\nShop', ...good.slice(2)], '--workspace: must be one plain line'],
  ['no address', ['--workspace', 'Corner Shop', '--email', 'olga', '--name', 'Olga'], '--email'],
  ['a short password', [...good, '--password', 'short'], '--password: at least 12 characters'],
  ['another option', [...good, '--role', 'agent'], "Unknown option '--role'"],
])('%s is refused by name, with the usage', (_name, args, problem) => {
  try {
    parseWorkspace(args);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(CommandRefusal);
    expect(JSON.stringify(error instanceof CommandRefusal ? error.lines : '')).toContain(problem);
  }
});

test('workspace and owner are read', () => {
  expect(parseWorkspace(good)).toEqual({ workspace: 'Corner Shop', email: 'olga@example.com', name: 'Olga Owner' });
});
