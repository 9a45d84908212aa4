import type { alertRoutes } from '#contract/alert-routes.ts';
import type { HttpDeps } from './deps.ts';
import type { RouteHandlers } from './route-table.ts';

/** Who is told what by mail, and what became of it. */
export function createAlertHandlers({
  alerts: { preferences, settings, list },
}: Pick<HttpDeps, 'alerts'>): Pick<RouteHandlers, keyof typeof alertRoutes> {
  return {
    getMyAlertPreferences: (_, { member }) => preferences.get(member),
    saveMyAlertPreferences: (body, { member }) => preferences.save(member, body),
    listAlertPreferences: (_, { member }) => preferences.list(member.workspaceId),
    saveAlertPreferences: (body, { member: { workspaceId }, params }) =>
      preferences.save({ workspaceId, memberId: params.id }, body),
    getAlertSettings: (_, { member }) => settings.get(member.workspaceId),
    saveAlertSettings: (body, { member }) => settings.save(member.workspaceId, body),
    listAlerts: (_, { member, query }) => list(member.workspaceId, query),
  };
}
