import { createHash } from 'node:crypto';
import { watch as watchFolder } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
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

/** Beside English, which is part of the app: loaded when a chatbot or a page asks for it. */
const languages = { ar: 'arabic', de: 'german', es: 'spanish', fr: 'french' } as const;

/** How many earlier apps stay: somebody's page may have been opened several updates ago, and ask for its app only now. */
const keptApps = 5;

/**
 * Builds the widget into `outDir`: `widget.js` (the loader, asked for anew each time), `app-<hash>.js` (loaded when
 * the panel is first opened) and `texts-<language>-<hash>.js` (both served for good below `/widget/`), and `manifest.json` with the sizes. The apps of the last builds
 * stay. With `watch` it builds again on every change until the process ends.
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
  const texts = await Promise.all(
    Object.entries(languages).map(async ([code, name]) => {
      const source = await bundle(`app/texts/${name}.ts`, 'es', {});
      return { code, source, file: `texts-${code}-${hashOf(source)}.js` };
    }),
  );
  const textFiles = Object.fromEntries(texts.map(({ code, file }) => [code, file]));
  const app = await bundle('app/main.tsx', 'es', { __TEXT_FILES__: JSON.stringify(textFiles) });
  const appFile = `app-${hashOf(app)}.js`;
  const loader = await bundle('loader/main.ts', 'iife', { __APP_FILE__: JSON.stringify(appFile) });

  const parts = { [appFile]: app, ...Object.fromEntries(texts.map(({ file, source }) => [file, source])) };
  const sources = { 'widget.js': loader, ...parts };
  const files = Object.entries(sources).map(([name, code]) => ({
    name,
    bytes: Buffer.byteLength(code),
    gzipBytes: gzipSync(code, { level: 9 }).length,
  }));
  await mkdir(outDir, { recursive: true });
  // The parts first: a loader that is served already must find what it asks for.
  for (const [name, code] of Object.entries(parts)) await replaceFile(join(outDir, name), code);
  await replaceFile(join(outDir, 'widget.js'), loader);
  await replaceFile(join(outDir, 'manifest.json'), `${JSON.stringify({ files }, null, 2)}\n`);
  await forgetOldParts(outDir, Object.keys(parts));
  return { files };
}

/** A running server reads the file as it was or as it is, never half of it. */
async function replaceFile(path: string, content: string): Promise<void> {
  const unfinished = `${path}.${process.pid}.new`;
  await writeFile(unfinished, content);
  await rename(unfinished, path);
}

/** `app-Ck3x9_aBcd.js` and `texts-de-Ck3x9_aBcd.js`: what comes before the hash is the kind. */
async function forgetOldParts(outDir: string, current: readonly string[]): Promise<void> {
  const names = await readdir(outDir);
  for (const kind of current.map((name) => name.slice(0, -'Ck3x9_aBcd.js'.length))) {
    const earlier = names.filter((name) => name.startsWith(kind) && name.endsWith('.js') && !current.includes(name));
    const dated = await Promise.all(
      earlier.map(async (name) => ({ path: join(outDir, name), builtAt: (await stat(join(outDir, name))).mtimeMs })),
    );
    const outdated = dated.toSorted((one, other) => other.builtAt - one.builtAt).slice(keptApps);
    await Promise.all(outdated.map(({ path }) => rm(path)));
  }
}

const hashOf = (code: string): string => createHash('sha256').update(code).digest('base64url').slice(0, 10);

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
      // What got updates since 2024 knows light-dark() and color-mix().
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
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
