import { boundaryRules } from './boundary-rules.ts';
import type { CheckResult } from './check-result.ts';
import { readImports } from './import-graph.ts';
import type { SourceFile } from './source-files.ts';

/** Who may import whom. */
export function checkBoundaries(files: SourceFile[]): CheckResult {
  const edges = readImports(files);
  const problems = boundaryRules.flatMap((rule) =>
    edges
      .filter((edge) => rule.from(edge.from) && rule.forbids(edge))
      .map((edge) => `${edge.from}:${edge.line} imports ${edge.to}: ${rule.message}`),
  );
  return { problems, summary: `${edges.length} imports` };
}

/** Cycles among our own files, types included: files in a cycle can only be understood together. */
export function checkCycles(files: SourceFile[]): CheckResult {
  const targets = new Map<string, string[]>();
  for (const edge of readImports(files)) {
    if (edge.ours && edge.from !== edge.to) targets.set(edge.from, [...(targets.get(edge.from) ?? []), edge.to]);
  }
  return { problems: findCycles(targets).map((cycle) => `import cycle: ${[...cycle, cycle[0]].join(' → ')}`) };
}

/** One cycle per knot, found by depth-first search. */
function findCycles(targets: Map<string, string[]>): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];
  function visit(file: string): void {
    const start = path.indexOf(file);
    if (start >= 0) cycles.push(path.slice(start));
    if (start >= 0 || done.has(file)) return;
    path.push(file);
    for (const target of targets.get(file) ?? []) visit(target);
    path.pop();
    done.add(file);
  }
  for (const file of targets.keys()) visit(file);
  return cycles;
}
