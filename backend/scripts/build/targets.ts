import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../../..');

export interface BuildTarget {
  /** As people call it. */
  name: string;
  /** Folder that holds the result; also where its fingerprint is kept. */
  output: string;
  /** Files and folders that the result is made of. */
  sources: string[];
  /** Arguments for Node that build into this folder. */
  command: (folder: string) => string[];
  /** The command empties its folder: the result is made beside it and takes its place in one move. */
  staged: boolean;
  /** A package that is there only when development packages are. */
  tool: string;
}

const everyBuild = ['backend/contract', 'package.json', 'package-lock.json', 'tsconfig.json'];

export const targets: BuildTarget[] = [
  {
    name: 'widget',
    output: join(ROOT, 'backend/widget/dist'),
    sources: [...everyBuild, 'backend/widget', 'backend/scripts/build/widget.ts'],
    command: (folder) => [join(import.meta.dirname, 'widget.ts'), folder],
    // It replaces file by file, and keeps what pages that are open may still ask for.
    staged: false,
    tool: 'vite',
  },
  {
    name: 'console',
    output: join(ROOT, 'out'),
    sources: [...everyBuild, 'electron.vite.config.ts', 'src-main', 'src-preload', 'src-renderer', 'resources'],
    command: (folder) => [
      join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js'),
      ...['build', '--logLevel', 'warn', '--outDir', folder],
    ],
    staged: true,
    tool: 'electron-vite',
  },
];
