import type { CheckResult } from './check-result.ts';
import type { SourceFile } from './source-files.ts';

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

/** Every dependency is pinned and has its sentence of why in docs/dependencies.md. */
export function checkDependencies(files: SourceFile[]): CheckResult {
  const read = (path: string): string => files.find((file) => file.path === path)?.text ?? '';
  const manifest = JSON.parse(read('package.json')) as Manifest;
  const explained = read('docs/dependencies.md');
  const dependencies = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  const unexplained = dependencies.filter(([name]) => !explained.includes(`\`${name}\``));
  const loose = dependencies.filter(([, version]) => !/^(npm:.+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
  return {
    problems: [
      ...unexplained.map(([name]) => `docs/dependencies.md does not say why \`${name}\` is here`),
      ...loose.map(([name, version]) => `package.json: ${name} is "${version}", pin an exact version`),
    ],
    summary: `${dependencies.length} packages`,
  };
}
