import { expect, test } from 'vitest';
import { parseMember } from './parse-member.ts';

const good = ['--email', 'ana@example.com', '--name', 'Ana Silva'];

test.each([
  ['nothing', [], ['--email: is needed', '--name: is needed']],
  ['two addresses', ['--email', 'a@example.com,b@example.com', '--name', 'Ana'], ['--email: ']],
  ['a name of two lines', ['--email', 'ana@example.com', '--name', 'Ana\r\nBcc: eve@example.com'], ['--name: ']],
  ['the owner’s role', [...good, '--role', 'owner'], ['--role: ']],
  ['a short password', [...good, '--password', 'short'], ['--password: at least 12 characters']],
  ['an unknown option', [...good, '--admin'], ["Unknown option '--admin'"]],
  ['an option without its value', ['--email', '--name', 'Ana'], ["'--email'"]],
])('%s is refused, with the usage', (_name, args, problems) => {
  let message = '';
  try {
    parseMember(args);
  } catch (error) {
    message = error instanceof Error ? error.message : '';
  }
  for (const problem of problems) expect(message).toContain(problem);
  expect(message).toContain('Usage: npm run add-member');
});

test('somebody without a role is an agent', () => {
  expect(parseMember(good)).toEqual({ email: 'ana@example.com', name: 'Ana Silva', role: 'agent' });
});
