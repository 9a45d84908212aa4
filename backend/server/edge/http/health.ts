import { BlockList, isIP } from 'node:net';
import { type RequestHandler, Router } from 'express';
import { sql } from 'kysely';
import { fail } from '#contract/result.ts';
import type { Database } from '../../database/connection.ts';
import { refuseUnknown } from './error-handler.ts';
import type { Metrics } from './metrics.ts';
import { sendProblem } from './problems.ts';

const READY_WITHIN_MS = 2_000;

/** `/healthz` (the process lives), `/readyz` (it can do its work), `/metrics` (for Prometheus, from nearby only). */
export function createHealthRoutes({ db, metrics }: { db: Database; metrics: Metrics }): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    if (await answers(db)) return void response.set('Cache-Control', 'no-store').json({ status: 'ready' });
    const error = fail('unavailable', 'The database does not answer.', { retryAfterMs: 1_000 }).error;
    sendProblem(response, error);
  });
  router.get('/metrics', requireNeighbour, async (_request, response) => {
    response
      .set('Cache-Control', 'no-store')
      .type(metrics.contentType)
      .send(await metrics.read());
  });
  return router;
}

async function answers(db: Database): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, READY_WITHIN_MS, false);
  });
  const query = sql`SELECT 1`.execute(db).then(
    () => true,
    () => false,
  );
  const outcome = await Promise.race([query, tooLate]);
  clearTimeout(timer);
  return outcome;
}

const neighbours = new BlockList();
neighbours.addSubnet('127.0.0.0', 8, 'ipv4');
neighbours.addSubnet('10.0.0.0', 8, 'ipv4');
neighbours.addSubnet('172.16.0.0', 12, 'ipv4');
neighbours.addSubnet('192.168.0.0', 16, 'ipv4');
neighbours.addAddress('::1', 'ipv6');
neighbours.addSubnet('fc00::', 7, 'ipv6');

/** Counts of a company's chats are nobody else's business: only private addresses, and not through a public proxy. */
const requireNeighbour: RequestHandler = (request, response, next) => {
  const address = (request.socket.remoteAddress ?? '').replace(/^::ffff:/i, '');
  const forwarded = request.get('X-Forwarded-For') ?? request.get('Forwarded');
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (forwarded === undefined && isIP(address) !== 0 && neighbours.check(address, family)) return next();
  refuseUnknown(request, response, next);
};
