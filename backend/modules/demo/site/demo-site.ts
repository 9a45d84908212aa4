import { join } from 'node:path';
import express, { type Response, Router } from 'express';
import { idSchema } from '#contract/primitives.ts';
import type { Database } from '../../../server/database/connection.ts';
import { findShowcase } from './find-showcase.ts';
import type { Html } from './html.ts';
import { layOutPage } from './layout.ts';
import { explainMissingChatbot, explainNoChatbot } from './notices.ts';
import { samplePages } from './sample-pages.ts';
import { shopPages } from './shop-pages.ts';
import { type PageName, pageNames } from './site.ts';

const ASSETS = join(import.meta.dirname, 'assets');

/**
 * What a strict site sends along with its pages, and the widget still works. On another origin than the widget's,
 * `script-src` and `connect-src` name that origin (and its `wss://`) instead of 'self'.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The sample website below `/demo`: three pages with the real embed snippet, so that the widget can be tried as a visitor. */
export function createDemoSite({ db }: { db: Database }): Router {
  const router = Router();
  router.use('/assets', express.static(ASSETS, { index: false, redirect: false }));
  router.get(Object.values(pageNames), async (request, response) => {
    const wanted = request.query['chatbot'];
    const id = wanted === undefined ? null : idSchema.safeParse(wanted);
    const showcase = id?.success === false ? null : await findShowcase(db, id?.data ?? null);
    if (!showcase) {
      // Without any chatbot there is none to be wrong about.
      const notice = wanted === undefined ? explainNoChatbot() : explainMissingChatbot();
      return sendPage(response.status(404), notice);
    }
    const page = (Object.keys(pageNames) as PageName[]).find((name) => pageNames[name] === request.path) ?? 'home';
    const site = showcase.isDemo ? shopPages : samplePages;
    sendPage(response, layOutPage({ site, page, showcase, isChosen: wanted !== undefined }));
  });
  return router;
}

function sendPage(response: Response, page: Html): void {
  response
    .set('content-security-policy', CONTENT_SECURITY_POLICY)
    .set('referrer-policy', 'same-origin')
    .set('cache-control', 'no-cache')
    .type('html')
    .send(page.source);
}
