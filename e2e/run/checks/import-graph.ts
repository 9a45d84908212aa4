import { dirname, join, normalize } from 'node:path/posix';
import { parseSync } from 'vite';
import type { SourceFile } from './source-files.ts';

export interface Import {
  /** The importing file, relative to the repository. */
  from: string;
  /** A file of ours relative to the repository, or a package or built-in as written (`zod`, `node:fs`). */
  to: string;
  ours: boolean;
  /** Gone at run time. */
  typeOnly: boolean;
  /** What is imported by name; empty for `* as`, side effects and dynamic imports. */
  names: string[];
  line: number;
}

/** Every import and re-export of the given TypeScript files. */
export function readImports(files: SourceFile[]): Import[] {
  return files.filter((file) => /\.tsx?$/.test(file.path)).flatMap(readImportsOf);
}

function readImportsOf({ path, text }: SourceFile): Import[] {
  const { module } = parseSync(path, text);
  const at = (specifier: string, start: number, typeOnly: boolean, names: string[]): Import => ({
    from: path,
    ...resolve(path, specifier),
    typeOnly,
    names,
    line: text.slice(0, start).split('\n').length,
  });
  const imports = module.staticImports.map(({ start, moduleRequest, entries }) =>
    at(
      moduleRequest.value,
      start,
      entries.length > 0 && entries.every((entry) => entry.isType),
      entries.flatMap((entry) => entry.importName.name ?? []),
    ),
  );
  const exports = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap((entry) =>
      entry.moduleRequest
        ? at(entry.moduleRequest.value, entry.start, entry.isType, [entry.importName.name ?? []].flat())
        : [],
    ),
  );
  const dynamic = module.dynamicImports.flatMap(({ start, moduleRequest }) => {
    const written = text.slice(moduleRequest.start, moduleRequest.end);
    const literal = /^(['"`])([^$]+)\1$/.exec(written)?.[2];
    return literal === undefined ? [] : at(literal, start, false, []);
  });
  return [...imports, ...exports, ...dynamic];
}

function resolve(from: string, written: string): { to: string; ours: boolean } {
  const specifier = written.replace(/\?.*$/, '');
  if (specifier.startsWith('#contract/')) return { to: specifier.replace('#contract', 'backend/contract'), ours: true };
  if (specifier.startsWith('.')) return { to: normalize(join(dirname(from), specifier)), ours: true };
  return { to: specifier, ours: false };
}
