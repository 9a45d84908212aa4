import type { WaitingCount } from '../../console/app-state.ts';

/** A server as people call it: without the scheme, which says nothing to them. */
export function describeHost(server: string): string {
  return URL.canParse(server) ? new URL(server).host : server;
}

/** "2 waiting · 1 unread"; empty when nothing waits or nothing is known. */
export function describeWaiting(waiting: WaitingCount | undefined): string {
  if (!waiting) return '';
  return [waiting.pending > 0 ? `${waiting.pending} waiting` : '', waiting.unread > 0 ? `${waiting.unread} unread` : '']
    .filter(Boolean)
    .join(' · ');
}
