import { runProgram } from './child-program.ts';
import { type Backend, backendEnvironment } from './start-backend.ts';

export interface Login {
  name: string;
  email: string;
  password: string;
}

/** Uses the printed owner link, as the owner would. */
export async function claimOwner(backend: Pick<Backend, 'url' | 'ownerToken'>, name = 'Olga Owner'): Promise<Login> {
  const login = { name, email: 'olga@example.test', password: 'green kettle on the stove' };
  const response = await fetch(`${backend.url}/api/v1/auth/owner`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-handoff-client': 'desktop' },
    body: JSON.stringify({ token: backend.ownerToken(), ...login }),
  });
  if (!response.ok) throw new Error(`owner link was refused: ${response.status} ${await response.text()}`);
  return login;
}

/** A member with "Respond to Live Chats". */
export async function addAgent(backend: Backend, name: string): Promise<Login> {
  const login = {
    name,
    email: `${name.toLowerCase().replaceAll(' ', '.')}@example.test`,
    password: 'blue kettle on the window',
  };
  const args = ['--name', name, '--email', login.email, '--role', 'agent', '--password', login.password];
  const port = Number(new URL(backend.url).port);
  const program = runProgram('backend/scripts/add-member.ts', args, backendEnvironment(backend.dataDir, port));
  if ((await program.exited) !== 0) throw new Error(`add-member failed:\n${program.output()}`);
  return login;
}

/** One more company on the server, strictly apart, with its owner. */
export async function addWorkspace(backend: Backend, workspace: string, name: string): Promise<Login> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.test`;
  const login = { name, email, password: 'red kettle in the cellar' };
  const args = ['--workspace', workspace, '--name', name, '--email', email, '--password', login.password];
  const port = Number(new URL(backend.url).port);
  const program = runProgram('backend/scripts/add-workspace.ts', args, backendEnvironment(backend.dataDir, port));
  if ((await program.exited) !== 0) throw new Error(`add-workspace failed:\n${program.output()}`);
  return login;
}

/** An access token, as the desktop console gets it. */
export async function signIn(backend: Pick<Backend, 'url'>, login: Login): Promise<string> {
  const response = await fetch(`${backend.url}/api/v1/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-handoff-client': 'desktop' },
    body: JSON.stringify({ email: login.email, password: login.password }),
  });
  if (!response.ok) throw new Error(`sign-in was refused: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { accessToken: string }).accessToken;
}
