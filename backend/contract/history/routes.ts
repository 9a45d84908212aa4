import { z } from 'zod';
import { emailSchema, idSchema } from '../primitives.ts';
import type { RouteContract } from '../route.ts';
import { exportQuerySchema, exportSizeQuerySchema, exportSizeSchema, transcriptFormatSchema } from './export.ts';
import {
  conversationChoicesSchema,
  conversationDetailSchema,
  conversationListSchema,
  listConversationsQuerySchema,
  transcriptPageSchema,
  transcriptQuerySchema,
} from './past-conversations.ts';

/** Without the permission, members see the conversations they had themselves; others are as good as missing. */
const own = { access: 'member' } as const;
const all = { access: 'member', permission: 'transcripts.view' } as const;
const idParams = z.strictObject({ id: idSchema });

/** What was said, found again. */
export const historyRoutes = {
  listConversations: {
    ...own,
    method: 'get',
    path: '/api/v1/conversations',
    summary: 'Conversations, filtered and searched in every message',
    query: listConversationsQuerySchema,
    request: null,
    response: conversationListSchema,
  },
  getConversationChoices: {
    ...own,
    method: 'get',
    path: '/api/v1/conversation-choices',
    summary: 'The chatbots and agents that the list of conversations can be narrowed to',
    request: null,
    response: conversationChoicesSchema,
  },
  getConversation: {
    ...own,
    method: 'get',
    path: '/api/v1/conversations/:id',
    summary: 'One conversation: who, when, its requests and its rating',
    params: idParams,
    request: null,
    response: conversationDetailSchema,
  },
  getTranscript: {
    ...own,
    method: 'get',
    path: '/api/v1/conversations/:id/messages',
    summary: 'Its messages, page by page',
    params: idParams,
    query: transcriptQuerySchema,
    request: null,
    response: transcriptPageSchema,
  },
  downloadTranscript: {
    ...own,
    method: 'get',
    path: '/api/v1/conversations/:id/transcript/:format',
    summary: 'The whole conversation as a file',
    params: z.strictObject({ id: idSchema, format: transcriptFormatSchema }),
    request: null,
    response: 'file',
  },
  mailTranscript: {
    ...own,
    method: 'post',
    path: '/api/v1/conversations/:id/transcript-mail',
    summary: 'Send the conversation to one address',
    params: idParams,
    request: z.strictObject({ email: emailSchema }),
    response: null,
  },
  getExportSize: {
    ...all,
    method: 'get',
    path: '/api/v1/export/size',
    summary: 'How much an export of these days is',
    query: exportSizeQuerySchema,
    request: null,
    response: exportSizeSchema,
  },
  exportMessages: {
    ...all,
    method: 'get',
    path: '/api/v1/export/messages',
    summary: 'Every message of these days as one streamed file, which can be resumed',
    query: exportQuerySchema,
    request: null,
    response: 'file',
  },
} as const satisfies Record<string, RouteContract>;
