import type { RequestHandler } from 'express';
import helmet from 'helmet';

export interface PageSources {
  /** Where scripts, styles, images, fonts and connections may come from, beside the page's own origin. */
  scripts?: string[];
  styles?: string[];
  connections?: string[];
  /** Which pages it may show in a frame, and which may show it; none unless said otherwise. */
  frames?: string[];
  framedBy?: string[];
}

const NOTHING = ["'none'"];
const SELF = "'self'";

/** For everything that is not a page: an answer that is opened in a browser after all can do nothing. */
export function protectAnswers({ https }: { https: boolean }): RequestHandler {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: NOTHING, frameAncestors: NOTHING } },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    // Promised only where it holds; over plain http browsers ignore it anyway.
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  });
}

/** The policy of one of our own pages: its own files and nothing inline. */
export function pagePolicy({
  scripts = [],
  styles = [],
  connections = [],
  frames = NOTHING,
  framedBy = NOTHING,
}: PageSources): RequestHandler {
  return helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: {
      defaultSrc: NOTHING,
      scriptSrc: [SELF, ...scripts],
      styleSrc: [SELF, ...styles],
      imgSrc: [SELF, 'data:'],
      fontSrc: [SELF],
      mediaSrc: [SELF],
      manifestSrc: [SELF],
      workerSrc: [SELF],
      connectSrc: [SELF, ...connections],
      baseUri: NOTHING,
      formAction: NOTHING,
      frameSrc: frames,
      frameAncestors: framedBy,
      objectSrc: NOTHING,
    },
  });
}
