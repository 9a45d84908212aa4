import type { AuditEvent } from '#contract/audit.ts';
import type { SaveRetentionRequest } from '#contract/privacy/privacy.ts';
import type { privacyRoutes } from '#contract/privacy/routes.ts';
import { succeed } from '#contract/result.ts';
import type { HttpDeps } from './deps.ts';
import { actorOf, type RouteHandlers } from './route-table.ts';

/** How long what visitors wrote is kept, and forgetting it on request. The log says who asked, and nothing of whom. */
export function createPrivacyHandlers({
  privacy: { retention, erasures },
  teamAdmin: { audit },
}: Pick<HttpDeps, 'privacy' | 'teamAdmin'>): Pick<RouteHandlers, keyof typeof privacyRoutes> {
  return {
    getRetention: (_, { member }) => retention.get(member.workspaceId),

    async saveRetention(choice, context) {
      const saved = await retention.save(context.member.workspaceId, choice);
      if (!saved.ok) return saved;
      const changes = describeChange(saved.value.before, choice);
      if (changes.length > 0) await audit.note(actorOf(context), 'retention.changed', null, changes);
      return succeed(saved.value.retention);
    },

    async runRetention(_, context) {
      const run = await retention.run(context.member);
      if (run.ok) await audit.note(actorOf(context), 'retention.run', null, []);
      return run;
    },

    async eraseVisitor(request, context) {
      const begun = await erasures.begin(context.member, request);
      if (!begun.ok) return begun;
      const { subject, subjectKind } = begun.value;
      const target = { id: subjectKind === 'visitor' ? subject : null, name: subject };
      await audit.note(actorOf(context), 'visitor.erased', target, []);
      return begun;
    },

    listErasures: (_, { member, query }) => erasures.list(member.workspaceId, query),
    getErasure: (_, { member, params }) => erasures.get(member.workspaceId, params.id),
  };
}

function describeChange(before: SaveRetentionRequest, after: SaveRetentionRequest): AuditEvent['changes'] {
  return (['mode', 'days'] as const)
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, from: String(before[field]), to: String(after[field]) }));
}
