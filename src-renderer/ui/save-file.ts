const KEPT_MS = 60_000;

/** Puts a file into the person's downloads, in a browser and in the desktop app alike. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download begins on its own time; once it reads, the address is no longer needed.
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
