import type { CookieOptions, Request, Response } from 'express';

const NAME = 'hd_refresh';

/** Where a browser keeps its refresh token: out of reach of scripts, and sent only to the few routes that need it. */
export interface RefreshCookie {
  read(request: Request): string | null;
  write(response: Response, token: string, expiresAt: Date): void;
  clear(response: Response): void;
}

export function createRefreshCookie({ https }: { https: boolean }): RefreshCookie {
  const options: CookieOptions = { httpOnly: true, sameSite: 'strict', path: '/api/v1/auth', secure: https };
  return {
    read(request) {
      const pairs = (request.get('Cookie') ?? '').split(';').map((pair) => pair.trim());
      const found = pairs.find((pair) => pair.startsWith(`${NAME}=`));
      return found?.slice(NAME.length + 1) || null;
    },
    write: (response, token, expiresAt) => {
      response.cookie(NAME, token, { ...options, expires: expiresAt });
    },
    clear: (response) => {
      response.clearCookie(NAME, options);
    },
  };
}
