import { join } from 'node:path';
import { build } from 'vite';
import configuration from '../../../electron.vite.config.ts';
import { markStale } from './fingerprint.ts';
import { ROOT, targets } from './targets.ts';

/** The console's pages again after every change, for `/console`: the same settings as the real build, unminified. */
if (typeof configuration !== 'object' || !('renderer' in configuration) || !configuration.renderer) {
  throw new Error('electron.vite.config.ts has no renderer');
}
const { renderer } = configuration;
// What is made here is not what a build makes.
for (const target of targets.filter(({ name }) => name === 'console')) markStale(target);
await build({
  ...renderer,
  configFile: false,
  logLevel: 'warn',
  build: {
    ...renderer.build,
    minify: false,
    sourcemap: true,
    outDir: join(ROOT, 'out/renderer'),
    emptyOutDir: true,
    watch: {},
  },
});
