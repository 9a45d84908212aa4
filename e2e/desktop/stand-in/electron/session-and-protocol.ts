import type { ServedFile } from '../wire.ts';
import { answer } from './host-link.ts';

type RequestHandler = (
  contents: { getURL(): string },
  permission: string,
  answer: (granted: boolean) => void,
  details: object,
) => void;
type CheckHandler = (contents: null, permission: string, origin: string, details: object) => boolean;

// Electron grants everything unless it is told otherwise.
let requestHandler: RequestHandler = (_contents, _permission, grant) => grant(true);
let checkHandler: CheckHandler = () => true;

export const session = {
  defaultSession: {
    setPermissionRequestHandler(handler: RequestHandler): void {
      requestHandler = handler;
    },
    setPermissionCheckHandler(handler: CheckHandler): void {
      checkHandler = handler;
    },
  },
};

answer('permission', async ({ permission, url }) => {
  const { promise: requested, resolve } = Promise.withResolvers<boolean>();
  requestHandler({ getURL: () => url }, permission, resolve, {});
  const { protocol, host } = new URL(url);
  return { requested: await requested, checked: checkHandler(null, permission, `${protocol}//${host}/`, {}) };
});

let serve: ((request: Request) => Promise<Response>) | null = null;

export const protocol = {
  registerSchemesAsPrivileged(): void {},
  handle(_scheme: string, handler: (request: Request) => Promise<Response>): void {
    serve = handler;
  },
};

answer('fetch', async ({ url }): Promise<ServedFile> => {
  if (!serve) throw new Error('nothing serves the app');
  const response = await serve(new Request(url));
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  };
});
