import { statSync } from 'node:fs';
import { basename, extname } from 'node:path';

export interface NativeImage {
  readonly name: string;
  setTemplateImage(isTemplate: boolean): void;
}

export const nativeImage = {
  createFromPath(path: string): NativeImage {
    // Electron gives an empty image and says nothing; a missing icon should be seen here.
    if (!statSync(path).isFile()) throw new Error(`${path} is no picture`);
    return { name: basename(path, extname(path)), setTemplateImage: () => undefined };
  },
  createFromBitmap(): NativeImage {
    return { name: 'bitmap', setTemplateImage: () => undefined };
  },
};
