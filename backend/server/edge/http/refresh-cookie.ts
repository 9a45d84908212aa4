import type { CookieOptions, Request, Response } from 'express';

const PREFIX = 'hd_refresh_';
/** The prefix, the id of a workspace, and the token. */
const COOKIE = /^hd_refresh_([0-9a-f-]{36})=([\w-]{20,128})$/;

export interface RefreshCookie {
  /** The sign-in to this workspace, or to any when none is named; null when there is none. */
  read(request: Request, workspaceId: string | undefined): { token: string; workspaceId: string } | null;
  write(response: Response, cookie: { token: string; workspaceId: string; expiresAt: Date }): void;
  clear(response: Response, workspaceId: string): void;
}

/**
 * Where a browser keeps its refresh tokens: out of reach of scripts, and sent only to the few routes that need them. One
 * cookie per workspace, so that a browser can be signed in to several and sign out of each alone.
 */
export function createRefreshCookie({ https }: { https: boolean }): RefreshCookie {
  const options: CookieOptions = { httpOnly: true, sameSite: 'strict', path: '/api/v1/auth', secure: https };
  return {
    read(request, workspaceId) {
      for (const pair of (request.get('Cookie') ?? '').split(';')) {
        const [, owner, token] = COOKIE.exec(pair.trim()) ?? [];
        if (owner === undefined || token === undefined) continue;
        if (workspaceId === undefined || workspaceId === owner) return { token, workspaceId: owner };
      }
      return null;
    },
    write: (response, { token, workspaceId, expiresAt }) => {
      response.cookie(PREFIX + workspaceId, token, { ...options, expires: expiresAt });
    },
    clear: (response, workspaceId) => {
      response.clearCookie(PREFIX + workspaceId, options);
    },
  };
}
