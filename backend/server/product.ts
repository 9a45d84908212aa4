import { join } from 'node:path';
import packageFile from '../../package.json' with { type: 'json' };

export const PRODUCT_VERSION = packageFile.version;

const root = join(import.meta.dirname, '../..');

/** Where `npm run build` puts what browsers load. */
export const BUILT_FILES = { widget: join(root, 'backend/widget/dist'), console: join(root, 'out/renderer') };
