import { boundaryRules } from './boundary-rules.ts';
import type { CheckResult } from './check-result.ts';
import { type Import, readImports } from './import-graph.ts';
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

/** In each of these, a folder is read after those it builds on, and never the other way round. */
const STOREYS = [
  'backend/modules',
  'backend/server/edge',
  'backend/widget/app',
  'e2e',
  'src-main',
  'src-renderer',
  'src-renderer/features',
];

/**
 * Cycles among our own files, types included, and among the folders of the larger areas: what is in a cycle can only be
 * understood together. Between folders tests do not count, which may look at a whole from anywhere.
 */
export function checkCycles(files: SourceFile[]): CheckResult {
  const edges = readImports(files).filter(({ ours }) => ours);
  const between = edges.filter(({ from }) => !/\.(test|spec)\.|\/test\//.test(from));
  const knots = [
    findCycles(collectTargets(edges, (file) => file)),
    ...STOREYS.map((storey) => findCycles(collectTargets(between, (file) => folderIn(storey, file)))),
  ];
  return { problems: knots.flat().map((cycle) => `import cycle: ${[...cycle, cycle[0]].join(' → ')}`) };
}

/** The folder of a storey that holds a file; the file itself where it lies in none; null outside of the storey. */
function folderIn(storey: string, file: string): string | null {
  if (!file.startsWith(`${storey}/`)) return null;
  const depth = storey.split('/').length + 1;
  return file.split('/').slice(0, depth).join('/');
}

function collectTargets(edges: readonly Import[], nodeOf: (file: string) => string | null): Map<string, Set<string>> {
  const targets = new Map<string, Set<string>>();
  for (const edge of edges) {
    const [from, to] = [nodeOf(edge.from), nodeOf(edge.to)];
    if (from === null || to === null || from === to) continue;
    targets.set(from, (targets.get(from) ?? new Set()).add(to));
  }
  return targets;
}

/** One cycle per knot, found by depth-first search. */
function findCycles(targets: Map<string, Set<string>>): string[][] {
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
