import { quantile, round } from '../statistics.ts';
import { type FloodReport, NO_FLOOD, type Slice } from './plan.ts';

/** One slice with what it cost, in shares of one core. */
export interface Measured extends Slice {
  serverCpuShare: number;
  /** Everything that ran on the machine, ours and others'. */
  machineCpuShare: number;
  flood: FloodReport;
}

const p99 = ({ deliveryMs }: Slice): number => quantile(deliveryMs, 0.99);
const median = (values: readonly number[]): number => quantile(values, 0.5);

/** From the median of the slices' 99th percentiles to that of the others', in percent. */
export function growthPercent(from: readonly Slice[], to: readonly Slice[]): number {
  return round(100 * (median(to.map(p99)) / median(from.map(p99)) - 1));
}

/** Every other one, and the rest: halves that met the same machine. */
export function splitInTurn<T>(slices: readonly T[]): [T[], T[]] {
  return [slices.filter((_, index) => index % 2 === 0), slices.filter((_, index) => index % 2 === 1)];
}

export function summarise(slices: readonly Measured[]) {
  const all = slices.flatMap(({ deliveryMs }) => deliveryMs);
  return {
    messages: all.length,
    p50_ms: round(quantile(all, 0.5)),
    p99_ms: round(median(slices.map(p99))),
    /** Of all messages of all slices together. */
    p99_pooled_ms: round(quantile(all, 0.99)),
    p99_slices_ms: slices.map((slice) => round(p99(slice))),
    server_cpu: round(median(slices.map(({ serverCpuShare }) => serverCpuShare))),
    generator_cpu: round(median(slices.map(({ cpuShare }) => cpuShare))),
    machine_cpu: round(median(slices.map(({ machineCpuShare }) => machineCpuShare))),
  };
}

export function sumFloods(slices: readonly Measured[]): FloodReport {
  return slices.reduce<FloodReport>((sum, { flood }) => {
    const add = (what: keyof FloodReport): number => sum[what] + flood[what];
    return {
      ...{ signIns: add('signIns'), connections: add('connections'), typing: add('typing') },
      ...{ messages: add('messages'), refused: add('refused') },
    };
  }, NO_FLOOD);
}
