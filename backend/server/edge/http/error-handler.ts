import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { type CallError, fail } from '#contract/result.ts';
import { translateFault } from '../translate-error.ts';
import { sendProblem } from './problems.ts';
import { requestIdOf } from './request-log.ts';

/** What the body parser and the router themselves refuse, by `type` of the error or its status. */
function describeRefusal(error: unknown): { error: CallError; status: number } | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null;
  if (error.status < 400 || error.status >= 500) return null;
  // A file that is not there, or that nobody is to know of.
  if (error.status === 403 || error.status === 404) {
    return { error: fail('not_found', 'There is nothing here.').error, status: 404 };
  }
  const type = 'type' in error ? error.type : '';
  return { error: fail('invalid', describeBodyFault(type, error.status)).error, status: error.status };
}

function describeBodyFault(type: unknown, status: number): string {
  if (type === 'entity.parse.failed') return 'The body is not valid JSON.';
  if (status === 413) return 'The body is too large.';
  if (status === 415) return 'The body must be plain JSON in UTF-8.';
  return 'The request is malformed.';
}

/** Last in line: whatever was thrown becomes a problem, with an id to look it up in the log. */
export function handleErrors(log: Logger): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (error: unknown, request, response, _next) => {
    if (response.headersSent) {
      request.socket.destroy();
      return;
    }
    const refusal = describeRefusal(error);
    if (refusal) {
      sendProblem(response, refusal.error, refusal.status);
      return;
    }
    const requestId = requestIdOf(response);
    const { error: fault } = translateFault(error, { requestId, method: request.method, path: request.path }, log);
    const message = fault.code === 'internal' ? `${fault.message} Its number is ${requestId}.` : fault.message;
    sendProblem(response, { ...fault, message });
  };
}

export const refuseUnknown: RequestHandler = (request, response) => {
  sendProblem(response, fail('not_found', `There is nothing at ${request.method} ${request.path}.`).error);
};
