import type { RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { newId } from '../../new-id.ts';

const HEADER = 'X-Request-Id';

export function requestIdOf(response: Response): string {
  return String(response.get(HEADER) ?? '');
}

/**
 * Gives every request an id (in the answer's header, and in the log beside every fault) and writes one line when it is
 * done. The path only: a query or a body may hold what must not be in a log.
 */
export function logRequests(log: Logger): RequestHandler {
  return (request, response, next) => {
    const requestId = newId();
    const started = performance.now();
    response.set(HEADER, requestId);
    response.once('close', () => {
      const { statusCode: status, writableFinished: finished } = response;
      const ms = Math.round(performance.now() - started);
      log.debug({ requestId, method: request.method, path: request.path, status, ms, finished }, 'request');
    });
    next();
  };
}
