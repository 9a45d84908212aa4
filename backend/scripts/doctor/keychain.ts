import { spawn } from 'node:child_process';
import { ROOT } from '../build/targets.ts';
import type { Finding } from './finding.ts';

/** Reads an entry that is not there. In a process of its own: a keychain may crash, or wait for somebody to unlock it. */
const question =
  "const { default: keytar } = await import('keytar'); await keytar.getPassword('Handoff Desk', 'doctor');";
const PATIENCE_MS = 5_000;

export async function checkKeychain(): Promise<Finding> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', question], { cwd: ROOT, stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearTimeout(timer);
  if (code === 0) return { state: 'good', text: 'answers; the desktop console keeps its sign-in there' };
  return {
    state: 'optional',
    text: 'none answers here; the desktop console then asks for a sign-in at each start',
  };
}
