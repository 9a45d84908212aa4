import type { privacyRoutes } from '#contract/privacy/routes.ts';
import { fail, succeed } from '#contract/result.ts';
import type { Handlers } from './route-handlers.ts';

export const privacyHandlers: Handlers<typeof privacyRoutes> = {
  getRetention: ({ world: { privacy } }) => succeed(privacy.lookAtRetention()),
  saveRetention: ({ world: { privacy }, body }) => succeed(privacy.save(body)),
  runRetention: ({ world: { privacy } }) => succeed(privacy.run()),
  eraseVisitor({ world, body }) {
    world.past.kept = world.past.kept.filter(({ conversation: { visitor } }) =>
      body.visitorId !== undefined ? visitor.id !== body.visitorId : visitor.email !== body.email,
    );
    return succeed(world.privacy.erase(body, world.me.name, world.instant()));
  },
  listErasures: ({ world: { privacy } }) => succeed({ erasures: privacy.erasures, nextCursor: null }),
  getErasure({ world: { privacy }, params }) {
    const erasure = privacy.lookAt(params['id']);
    return erasure ? succeed(erasure) : fail('not_found', 'There is no such receipt.');
  },
};
