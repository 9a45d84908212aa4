import { routes, versionSchema } from '#contract/http.ts';
import { decideCompatibility, PROTOCOL_VERSION } from '#contract/protocol.ts';
import type { ServerCheck } from '../../src-preload/payloads.ts';

/** Asks the server that served this page what it is. */
export async function checkBrowserServer(url: string): Promise<ServerCheck> {
  try {
    const response = await fetch(routes.version.path, { cache: 'no-store', signal: AbortSignal.timeout(8_000) });
    const parsed = versionSchema.safeParse(await response.json());
    if (!parsed.success) return { status: 'fault', fault: 'not_our_server', detail: `HTTP ${response.status}` };
    const incompatibility = decideCompatibility(PROTOCOL_VERSION, parsed.data.protocol);
    if (incompatibility) return { status: 'fault', fault: incompatibility, detail: `protocol ${parsed.data.protocol}` };
    return { status: 'ok', url, version: parsed.data.version, hasOwner: parsed.data.hasOwner };
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
    return { status: 'fault', fault: timedOut ? 'timed_out' : 'refused', detail: String(error) };
  }
}
