import { type Config, readConfig } from './config.ts';
import type { RunningServer } from './start-server.ts';
import { StartupProblem } from './startup-problem.ts';

const STOP_WITHIN_MS = 10_000;
/** npm passes a Ctrl-C on to a process that the terminal has told already: two signals, one key press. */
const SAME_KEY_PRESS_MS = 1_000;

/** Reads the configuration from the environment; prints every problem and ends the process when there is one. */
export function readConfigOrExit(): Config {
  const outcome = readConfig(process.env, process.cwd());
  if (outcome.ok) return outcome.config;
  for (const problem of outcome.problems) process.stderr.write(`Cannot start: ${problem}\n`);
  process.exit(1);
}

/**
 * Runs a server for the life of this process. SIGINT and SIGTERM stop it in order, a second one at once. What keeps it
 * from starting is one line on standard error and exit code 1; only a fault of ours comes with a stack.
 */
export async function runServerProcess(start: () => Promise<RunningServer>): Promise<RunningServer> {
  const stopOnSignal = takeSignals();
  try {
    const server = await start();
    process.on('uncaughtExceptionMonitor', (error) =>
      server.log.fatal({ err: error }, 'the server ends with an error'),
    );
    stopOnSignal(server);
    return server;
  } catch (error) {
    process.stderr.write(`Cannot start: ${explainFailure(error)}\n`);
    process.exit(1);
  }
}

function explainFailure(error: unknown): string {
  if (error instanceof StartupProblem) return `${error.message} ${error.remedy}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Listens from the first moment, so that a Ctrl-C during the start still ends in order once there is a server. */
function takeSignals(): (server: RunningServer) => void {
  let firstAt: number | null = null;
  let server: RunningServer | null = null;

  function onSignal(): void {
    const now = Date.now();
    if (firstAt === null) {
      firstAt = now;
      if (server !== null) void stop(server);
    } else if (now - firstAt > SAME_KEY_PRESS_MS) {
      process.exit(130);
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);

  return (started) => {
    server = started;
    if (firstAt !== null) void stop(started);
  };
}

async function stop(server: RunningServer): Promise<void> {
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  await server.stop();
  process.exit(0);
}
