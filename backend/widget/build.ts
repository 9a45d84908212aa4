import { createHash } from 'node:crypto';
import { watch as watchFolder } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
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
 * Builds the widget into `outDir`: `widget.js` (the loader, asked for anew each time), `app-<hash>.js` (loaded when
 * the panel is first opened, served for good below `/widget/`) and `manifest.json` with the sizes. With `watch` it builds again on every change
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
  if (watch) watchSources(() => buildOnce(outDir));
  return built;
}

async function buildOnce(outDir: string): Promise<BuiltWidget> {
  const app = await bundle('app/main.tsx', 'es', {});
  const hash = createHash('sha256').update(app).digest('base64url').slice(0, 10);
  const appFile = `app-${hash}.js`;
  const loader = await bundle('loader/main.ts', 'iife', { __APP_FILE__: JSON.stringify(appFile) });

  const sources = { 'widget.js': loader, [appFile]: app };
  const files = Object.entries(sources).map(([name, code]) => ({
    name,
    bytes: Buffer.byteLength(code),
    gzipBytes: gzipSync(code, { level: 9 }).length,
  }));
  await mkdir(outDir, { recursive: true });
  // The app first: a loader that is served already must find what it asks for.
  await writeFile(join(outDir, appFile), app);
  await writeFile(join(outDir, 'widget.js'), loader);
  await writeFile(join(outDir, 'manifest.json'), `${JSON.stringify({ files }, null, 2)}\n`);
  const outdated = (await readdir(outDir)).filter((name) => name.startsWith('app-') && name !== appFile);
  await Promise.all(outdated.map((name) => rm(join(outDir, name))));
  return { files };
}

/** One self-contained file of code; nothing is written. */
async function bundle(entry: string, format: 'es' | 'iife', define: Record<string, string>): Promise<string> {
  const config: InlineConfig = {
    root: widgetFolder,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    // Said outright, so that tests build what visitors get.
    resolve: { conditions: ['module', 'browser', 'production'] },
    define: { 'process.env.NODE_ENV': '"production"', ...define },
    mode: 'production',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
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

function watchSources(rebuild: () => Promise<unknown>): void {
  let timer: NodeJS.Timeout | undefined;
  watchFolder(widgetFolder, { recursive: true }, (_event, name) => {
    if (!name || !/^(app|loader|shared)\b/.test(name)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      rebuild().catch((error: unknown) => process.stderr.write(`${error instanceof Error ? error.message : error}\n`));
    }, 100);
  });
}
