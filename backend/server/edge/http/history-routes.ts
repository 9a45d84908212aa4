import type { historyRoutes } from '#contract/history/routes.ts';
import { viewerOf } from '../../../modules/history/index.ts';
import type { HttpDeps } from './deps.ts';
import { actorOf, type RouteHandlers } from './route-table.ts';

/** What was said, found again: by list and search, as a transcript, as a file. */
export function createHistoryHandlers({
  history,
  teamAdmin: { audit },
}: Pick<HttpDeps, 'history' | 'teamAdmin'>): Pick<RouteHandlers, keyof typeof historyRoutes> {
  return {
    listConversations: (_, { member, query }) => history.list(viewerOf(member), query),
    getConversationChoices: (_, { member }) => history.choices(viewerOf(member)),
    getConversation: (_, { member, params }) => history.detail(viewerOf(member), params.id),
    getTranscript: (_, { member, params, query }) => history.transcript(viewerOf(member), params.id, query),
    downloadTranscript: (_, { member, params }) => history.download(viewerOf(member), params.id, params.format),
    async mailTranscript({ email }, context) {
      const { member, params } = context;
      const sent = await history.mail(member, viewerOf(member), params.id, email);
      // The conversation, not the address: the log outlives what visitors may have erased.
      const changes = [{ field: 'conversation', from: null, to: params.id }];
      if (sent.ok) await audit.note(actorOf(context), 'transcript.mailed', null, changes);
      return sent;
    },
    getExportSize: (_, { member, query }) => history.exportSize(viewerOf(member), query),
    async exportMessages(_, context) {
      const { member, query } = context;
      const file = await history.exportMessages(viewerOf(member), query);
      const changes = [{ field: 'days', from: query.from, to: query.to }];
      if (file.ok) await audit.note(actorOf(context), 'transcripts.exported', null, changes);
      return file;
    },
  };
}
