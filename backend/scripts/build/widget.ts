import { buildWidget } from '../../widget/build.ts';
import { targets } from './targets.ts';

/**
 * `widget.ts [folder] [--watch]`: one build, or one after every change. A process of its own, so that both builds run side by
 * side.
 */
const watch = process.argv.includes('--watch');
const [named] = process.argv.slice(2).filter((argument) => argument !== '--watch');
const outDir = named ?? targets.find(({ name }) => name === 'widget')?.output;
if (outDir === undefined) throw new Error('the widget is missing from the list of builds');
const { files } = await buildWidget({ outDir, watch });
for (const { name, gzipBytes } of files) console.log(`${name}  ${(gzipBytes / 1_024).toFixed(1)} kB gzip`);
