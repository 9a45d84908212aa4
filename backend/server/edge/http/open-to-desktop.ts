import type { Express, RequestHandler } from 'express';
import type { RouteContract } from '#contract/http.ts';

/** The console's own origin inside the desktop app. */
export const DESKTOP_ORIGIN = 'app://console';
const PREFLIGHT_SECONDS = '600';

/**
 * Lets the desktop's console call the routes that take an access token, from its own origin (CORS). No other page gets
 * a word out of them, and no cookie is ever sent along.
 */
export const openToDesktop: RequestHandler = (request, response, next) => {
  response.vary('Origin');
  if (request.get('Origin') === DESKTOP_ORIGIN) {
    response.set({
      'Access-Control-Allow-Origin': DESKTOP_ORIGIN,
      'Access-Control-Expose-Headers': 'Retry-After',
    });
  }
  next();
};

/** Answers the browser's question before such a call. */
export function answerPreflights(app: Express, routes: readonly RouteContract[]): void {
  for (const path of new Set(routes.map((route) => route.path))) {
    const methods = routes.filter((route) => route.path === path).map((route) => route.method.toUpperCase());
    app.options(path, openToDesktop, (request, response, next) => {
      if (request.get('Origin') !== DESKTOP_ORIGIN) return next();
      response.set({
        'Access-Control-Allow-Methods': methods.join(', '),
        'Access-Control-Allow-Headers': 'Authorization, Content-Type',
        'Access-Control-Max-Age': PREFLIGHT_SECONDS,
      });
      response.status(204).end();
    });
  }
}
