import { rename, rm, stat } from 'node:fs/promises';

const LARGEST_BYTES = 10 * 1024 * 1024;
const KEPT_FILES = 5;

/** At a start, `x.log` that has grown large becomes `x.1.log`, and so on; the oldest of five goes. */
export async function rotateFile(path: string): Promise<void> {
  const size = await stat(path).then(
    (file) => file.size,
    () => 0,
  );
  if (size < LARGEST_BYTES) return;
  const numbered = (number: number): string => path.replace(/\.log$/, `.${number}.log`);
  await rm(numbered(KEPT_FILES - 1), { force: true });
  for (let number = KEPT_FILES - 2; number >= 1; number -= 1) {
    await rename(numbered(number), numbered(number + 1)).catch(() => {});
  }
  await rename(path, numbered(1));
}
