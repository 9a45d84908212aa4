import { readdirSync, readFileSync } from 'node:fs';
import { platform } from 'node:os';

/** Milliseconds of processor time, so far. */
export interface CpuTime {
  server: number;
  /** PostgreSQL, all its processes. */
  database: number;
}

/** `/proc` counts in hundredths of a second, whatever the kernel does. */
const TICK_MS = 10;

/** What this process and what it started have used; null where nobody counts it like Linux. */
export function readCpuTime(): CpuTime | null {
  if (platform() !== 'linux') return null;
  const { user, system } = process.cpuUsage();
  return { server: (user + system) / 1_000, database: sumBelow(process.pid, readProcesses()) };
}

interface Used {
  parent: number;
  ms: number;
}

function readProcesses(): Map<number, Used> {
  const processes = new Map<number, Used>();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // Behind the name, which may have anything in it. The last two are those of children that have ended.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
      processes.set(Number(pid), { parent: Number(fields[1]), ms: ticks * TICK_MS });
    } catch {
      // It ended meanwhile.
    }
  }
  return processes;
}

function sumBelow(parent: number, processes: Map<number, Used>): number {
  let sum = 0;
  for (const [pid, used] of processes) if (used.parent === parent) sum += used.ms + sumBelow(pid, processes);
  return sum;
}
