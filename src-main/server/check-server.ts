import { routes, versionSchema } from '#contract/http.ts';
import { decideCompatibility, PROTOCOL_VERSION } from '#contract/protocol.ts';
import type { ServerCheck, ServerFault } from '../../src-preload/payloads.ts';
import { describeError } from '../log.ts';
import { readAddress } from './address.ts';
import type { Fetch } from './http.ts';
import { nameNetworkFault } from './network-fault.ts';

const TIMEOUT_MS = 6_000;

/** Where plain http may be tried next. After a bad certificate it may not: that could be somebody in between. */
const MAY_FALL_BACK = new Set<ServerFault>(['refused', 'not_tls', 'timed_out']);

/** Finds out whether there is a server of ours at a typed address, or names what is wrong. */
export async function checkServer(typed: string, fetch: Fetch): Promise<ServerCheck> {
  const candidates = readAddress(typed);
  let last: ServerCheck = fault('not_a_url', 'This is not the address of a server.');
  for (const origin of candidates) {
    last = await checkOrigin(origin, fetch);
    if (last.status === 'ok' || !MAY_FALL_BACK.has(last.fault)) break;
  }
  return last;
}

async function checkOrigin(origin: string, fetch: Fetch): Promise<ServerCheck> {
  let text: string;
  try {
    const response = await fetch(origin + routes.version.path, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) return fault('not_our_server', `${origin} answered with status ${response.status}.`);
    text = await response.text();
  } catch (error) {
    return fault(nameNetworkFault(error), `${origin}: ${describeError(error)}`);
  }
  const version = readVersion(text);
  if (!version) return fault('not_our_server', `${origin} answers, but it is not Handoff Desk.`);
  const incompatibility = decideCompatibility(PROTOCOL_VERSION, version.protocol);
  if (incompatibility) return fault(incompatibility, `${origin} runs version ${version.version}.`);
  return { status: 'ok', url: origin, version: version.version, hasOwner: version.hasOwner };
}

function readVersion(text: string) {
  try {
    return versionSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function fault(name: ServerFault, detail: string): ServerCheck {
  return { status: 'fault', fault: name, detail };
}
