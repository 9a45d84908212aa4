import { readConfigOrExit, runServerProcess } from './process-life.ts';
import { startServer } from './start-server.ts';

/** The server alone, for a service manager or a container. `npm start` adds the builds, the summary and the desktop. */
const config = readConfigOrExit();
const server = await runServerProcess(() => startServer(config));
process.stdout.write(`Handoff Desk is ready at ${server.config.publicUrl}\n`);
if (server.ownerLink) process.stdout.write(`Owner link, works once for 30 minutes: ${server.ownerLink.url}\n`);
