import type { CheckResult } from './check-result.ts';
import { isCode, type SourceFile } from './source-files.ts';

const LIMIT = 400;
const GOAL = 250;

/** Small files: none above 400 lines, a word of warning above 250. */
export function checkFileSizes(files: SourceFile[]): CheckResult {
  const sizes = files
    .filter(isCode)
    .map((file) => ({ path: file.path, lines: file.text.trimEnd().split('\n').length }))
    .sort((a, b) => a.lines - b.lines);
  const tell = (file: { path: string; lines: number }): string => `${file.path} has ${file.lines} lines`;
  return {
    problems: sizes
      .filter((file) => file.lines > LIMIT)
      .map((file) => `${tell(file)}, the limit is ${LIMIT}: split it`),
    notes: sizes
      .filter((file) => file.lines > GOAL && file.lines <= LIMIT)
      .map((file) => `${tell(file)}: time to split`),
    summary: `${sizes.length} files, median ${sizes[Math.floor(sizes.length / 2)]?.lines ?? 0} lines`,
  };
}

interface Wording {
  pattern: RegExp;
  message: string;
  in: (path: string) => boolean;
}

const everywhere = (path: string): boolean => !path.startsWith('e2e/run/checks/');
const wordings: Wording[] = [
  { pattern: /\b(TODO|FIXME|XXX|HACK)\b/, message: 'finish it, or open an issue', in: everywhere },
  {
    pattern: /(^|[\s'"`(=:])\/(work|root|home)\/[\w.-]/,
    message: 'a path of one machine means nothing on another',
    in: everywhere,
  },
  {
    pattern: /\b(test|it|describe|suite)(\.\w+)*\.(only|todo|fixme)\b/,
    message: 'every test runs, always',
    in: (path) => everywhere(path) && /\.(test|spec)\.tsx?$/.test(path),
  },
  {
    // A condition with a reason is fine, and is counted and told at the end of the run: test.skip(!hasKeychain, 'why').
    pattern: /\b(test|it|describe|suite)(\.describe)?\.skip\(\s*(['"`]|$)/,
    message: 'a skipped test tests nothing: mend it or delete it',
    in: (path) => everywhere(path) && /\.(test|spec)\.tsx?$/.test(path),
  },
];

/** Words that must not be in what we hand over. */
export function checkWording(files: SourceFile[]): CheckResult {
  const problems = files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        wordings
          .filter((wording) => wording.in(path) && wording.pattern.test(line))
          .map((wording) => `${path}:${index + 1} "${line.trim().slice(0, 80)}": ${wording.message}`),
      ),
  );
  return { problems };
}
