import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type InlineConfig, type Rolldown } from 'vite';

const widgetFolder = fileURLToPath(new URL('.', import.meta.url));

export interface BuiltFile {
  /** Path below the output folder. */
  readonly name: string;
  readonly bytes: number;
  readonly gzipBytes: number;
}
export interface BuiltWidget {
  readonly files: BuiltFile[];
}

/**
 * Builds the widget into `outDir`: `widget.js` (the loader, served with a short life), `widget/app-<hash>.js` (loaded when
 * the panel is first opened, immutable) and `manifest.json` with the sizes. With `watch` it builds again on every change
 * until the process ends.
 */
export async function buildWidget({
  outDir,
  watch = false,
}: {
  outDir: string;
  watch?: boolean;
}): Promise<BuiltWidget> {
  const built = await buildOnce(outDir);
  if (watch) await watchSources(() => buildOnce(outDir));
  return built;
}

async function buildOnce(outDir: string): Promise<BuiltWidget> {
  const app = await bundle('app/main.tsx', 'es', {});
  const hash = createHash('sha256').update(app).digest('base64url').slice(0, 10);
  const appFile = `app-${hash}.js`;
  const loader = await bundle('loader/main.ts', 'iife', { __APP_FILE__: JSON.stringify(appFile) });

  const sources = { 'widget.js': loader, [`widget/${appFile}`]: app };
  const files = Object.entries(sources).map(([name, code]) => ({
    name,
    bytes: Buffer.byteLength(code),
    gzipBytes: gzipSync(code, { level: 9 }).length,
  }));
  await rm(outDir, { recursive: true, force: true });
  await mkdir(join(outDir, 'widget'), { recursive: true });
  for (const [name, code] of Object.entries(sources)) await writeFile(join(outDir, name), code);
  await writeFile(join(outDir, 'manifest.json'), `${JSON.stringify({ files }, null, 2)}\n`);
  return { files };
}

/** One self-contained file of code; nothing is written. */
async function bundle(entry: string, format: 'es' | 'iife', define: Record<string, string>): Promise<string> {
  const config: InlineConfig = {
    root: widgetFolder,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"', ...define },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      cssMinify: true,
      modulePreload: false,
      lib: { entry: join(widgetFolder, entry), formats: [format], name: 'handoffDeskLoader', fileName: 'out' },
      // A library's ES module would keep its white space for the next bundler; here the next one is a browser.
      rolldownOptions: { output: { minify: true, codeSplitting: false } },
    },
  };
  const output = [await build(config)].flat()[0];
  if (!output || !('output' in output)) throw new Error(`the bundler gave nothing for ${entry}`);
  const chunk = output.output.find((part): part is Rolldown.OutputChunk => part.type === 'chunk');
  if (!chunk || output.output.length !== 1) throw new Error(`${entry} was expected to become one file`);
  return chunk.code;
}

async function watchSources(rebuild: () => Promise<unknown>): Promise<void> {
  const { watch } = await import('node:fs');
  let timer: NodeJS.Timeout | undefined;
  watch(widgetFolder, { recursive: true }, (_event, name) => {
    if (!name || !/^(app|loader|shared)\b/.test(name)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      rebuild().catch((error: unknown) => process.stderr.write(`${error instanceof Error ? error.message : error}\n`));
    }, 100);
  });
}

/** Sizes as built last, read from the manifest beside the files. */
export async function readManifest(outDir: string): Promise<BuiltWidget> {
  return JSON.parse(await readFile(join(outDir, 'manifest.json'), 'utf8')) as BuiltWidget;
}
