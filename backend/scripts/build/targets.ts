import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../../..');

export interface BuildTarget {
  /** As people call it. */
  name: string;
  /** Folder that holds the result; also where its fingerprint is kept. */
  output: string;
  /** Files and folders that the result is made of. */
  sources: string[];
  /** Arguments for Node. */
  command: string[];
  /** A package that is there only when development packages are. */
  tool: string;
}

const everyBuild = ['backend/contract', 'package.json', 'package-lock.json', 'tsconfig.json'];

export const targets: BuildTarget[] = [
  {
    name: 'widget',
    output: join(ROOT, 'backend/widget/dist'),
    sources: [...everyBuild, 'backend/widget', 'backend/scripts/build/widget.ts'],
    command: [join(import.meta.dirname, 'widget.ts')],
    tool: 'vite',
  },
  {
    name: 'console',
    output: join(ROOT, 'out'),
    sources: [...everyBuild, 'electron.vite.config.ts', 'src-main', 'src-preload', 'src-renderer', 'resources'],
    command: [join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'],
    tool: 'electron-vite',
  },
];
