import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type RouteContract, routes } from '#contract/http.ts';
import { hire, openCast, type SecurityCast } from '../house/cast.ts';
import { type House, openHouse } from '../house/open-house.ts';
import { pick, sample } from '../house/tier.ts';
import { pathOf } from '../matrix/ask.ts';
import { type RouteRow, routeRows } from '../matrix/routes.ts';
import { badBodies, badTexts, badValues } from './corpus.ts';
import { send } from './send.ts';
import { findPlaces, putAt } from './spoil.ts';

let house: House;
let cast: SecurityCast;
beforeAll(async () => {
  house = await openHouse();
  cast = await openCast(house);
});
afterAll(() => house.close());

const VALUES_PER_PLACE = pick({ quick: 6, full: 1_000 });
/** Every password is a hash of tens of milliseconds, one after the other. */
const PATIENCE_MS = pick({ quick: 15_000, full: 120_000 });
const table = Object.entries<RouteContract>(routes).filter(
  ([name, { request, query, params }]) => name in routeRows && (request ?? query ?? params) != null,
);
let turn = 0;

/** Fewer than the twenty wrong passwords after which an account is slowed down. */
const CALLS_PER_OWNER = 15;
let calls = 0;
let accessToken = '';

/** An owner's, by turns: what is asked here is what comes in, not how often. */
async function token(): Promise<string> {
  if (calls % CALLS_PER_OWNER === 0) ({ accessToken } = await hire(house, cast.ours, 'owner'));
  calls += 1;
  return accessToken;
}

describe.each(table)('%s', (name, route) => {
  const row = (routeRows as Record<string, RouteRow>)[name] as RouteRow;
  const path = async (): Promise<string> => pathOf(route, (await row.things?.(house.db, cast.ours)) ?? {});

  if (route.request !== null) {
    test('takes no body that is not what it asks for', async () => {
      for (const { name: kind, body, type, statuses } of badBodies) {
        const { status } = await send(house.url, {
          method: route.method,
          path: await path(),
          token: await token(),
          body,
          ...(type !== undefined && { type }),
        });
        expect(statuses, `${kind} was answered with ${status}`).toContain(status);
      }
      const tooLong = `{"x":"${'x'.repeat(route.maxBytes ?? 64 * 1024)}"}`;
      expect(
        (await send(house.url, { method: route.method, path: await path(), token: await token(), body: tooLong }))
          .status,
      ).toBe(413);
    });

    test('names a key that it does not know', async () => {
      const body = JSON.stringify({ ...(row.body as object), isOwner: true });
      const sent = await send(house.url, { method: route.method, path: await path(), token: await token(), body });
      expect(sent).toEqual({ status: 400, code: 'invalid', field: 'isOwner' });
    });

    test.each(findPlaces(row.body).map((place) => [place.join('.'), place] as const))(
      '%s may be anything, and the answer is one of ours',
      async (_, place) => {
        for (const { name: kind, value } of sample(badValues, VALUES_PER_PLACE, turn++)) {
          const body = JSON.stringify(putAt(row.body, place, value));
          const sent = await send(house.url, { method: route.method, path: await path(), token: await token(), body });
          const message = `${kind} in ${place.join('.')}: ${JSON.stringify(sent)}`;
          if (sent.code === 'invalid' && sent.status === 400) expect(sent.field, message).not.toBeNull();
        }
      },
      PATIENCE_MS,
    );
  }

  const queried = Object.keys(route.query instanceof z.ZodObject ? route.query.shape : {});
  if (queried.length > 0) {
    test.each(queried)('?%s= may be anything', async (key) => {
      for (const { value } of sample(badTexts, VALUES_PER_PLACE, turn++)) {
        const query = `?${key}=${encodeURIComponent(value.slice(0, 1_000).toWellFormed())}`;
        await send(house.url, { method: route.method, path: (await path()) + query, token: await token() });
      }
      for (const query of [`?${key}=1&${key}=2`, `?${key}[]=1`, `?${key}[__proto__]=1`, '?__proto__=1', `?${key}=%`]) {
        await send(house.url, { method: route.method, path: (await path()) + query, token: await token() });
      }
    });
  }

  if (row.things) {
    test('ids may be anything, and are then the id of nothing', async () => {
      for (const { value } of sample(badTexts, VALUES_PER_PLACE, turn++)) {
        if (value === '') continue;
        const id = encodeURIComponent(value.slice(0, 200).toWellFormed()).replaceAll('.', '%2e');
        const params = { id, entryId: id, secretId: id };
        const body = row.body === undefined ? {} : { body: JSON.stringify(row.body) };
        const sent = await send(house.url, {
          method: route.method,
          path: pathOf(route, params),
          token: await token(),
          ...body,
        });
        expect(sent.status, value).toBe(404);
      }
    });
  }
});

test('nobody is somebody because of a strange token', async () => {
  for (const { value } of badTexts) {
    const bearer = encodeURIComponent(value.toWellFormed()).slice(0, 5_000);
    const { status } = await send(house.url, { method: 'get', path: '/api/v1/chatbots', token: bearer });
    expect(status).toBe(401);
  }
});

test('all of it was no fault of the server’s, and it still lives', async () => {
  expect(house.faults()).toEqual([]);
  const response = await fetch(`${house.url}/readyz`);
  expect(response.status).toBe(200);
});
