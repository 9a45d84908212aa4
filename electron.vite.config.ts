import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const root = import.meta.dirname;

/**
 * Three builds: `out/main` (Node, ES module), `out/preload` (one CommonJS file: a sandboxed preload can load nothing else)
 * and `out/renderer` (the console; the backend serves the same files at `/console`).
 *
 * Everything is bundled except what brings its own binaries, so that the packaged app carries two dependencies, not the backend's.
 */
export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: join(root, 'src-main/index.ts'),
        external: ['electron', 'keytar', 'node-notifier'],
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: join(root, 'src-preload/index.ts'),
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: join(root, 'src-renderer'),
    base: './',
    plugins: [react()],
    build: {
      minify: true,
      // The content security policy has no `data:`: small files stay files.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: {
          index: join(root, 'src-renderer/index.html'),
          card: join(root, 'src-renderer/card.html'),
          settings: join(root, 'src-renderer/settings.html'),
        },
      },
    },
  },
});
