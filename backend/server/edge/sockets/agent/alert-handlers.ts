import type { agentCalls } from '#contract/agent-socket.ts';
import { succeed } from '#contract/result.ts';
import type { Handlers } from '../call-handlers.ts';
import type { SocketDeps } from '../deps.ts';
import type { AgentSession } from './agent-session.ts';

type AlertCall = 'alert:report' | 'alert:test';

/** What consoles say of alerts, and trying them out. */
export function createAlertHandlers({
  alerts,
}: Pick<SocketDeps, 'alerts'>): Handlers<Pick<typeof agentCalls, AlertCall>, AgentSession> {
  return {
    async 'alert:report'({ identity }, { reports }) {
      await alerts.report(identity, reports);
      return succeed({});
    },

    'alert:test'({ identity, pushBack }) {
      return alerts.test({
        memberId: identity.memberId,
        workspaceId: identity.workspaceId,
        raised: (alert) => pushBack('alert:raised', alert),
        mailed: (outcome) => pushBack('alert:mailed', outcome),
      });
    },
  };
}
