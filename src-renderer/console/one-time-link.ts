const TOKEN = /^[A-Za-z0-9_-]{20,128}$/;

/** What a link that is good for one use leads to: the owner's account, a place on a team, or a new password. */
export interface OneTimeLink {
  readonly to: 'owner' | 'join' | 'reset';
  /** Null when the link was cut off on its way. */
  readonly token: string | null;
}

/** The token of a one-time owner link: from the link itself, its last part, or the bare token. Null when it is none of these. */
export function parseOwnerToken(text: string): string | null {
  const trimmed = text.trim();
  const token = /#\/owner\/([^/?#\s]+)$/.exec(trimmed)?.[1] ?? trimmed;
  return TOKEN.test(token) ? token : null;
}

/** Reads `#/owner/<token>`, `#/join/<token>` and `#/reset/<token>`; null for anything else. */
export function parseOneTimeLink(hash: string): OneTimeLink | null {
  const match = /^#\/(owner|join|reset)\/([^/?#\s]*)$/.exec(hash);
  const to = (['owner', 'join', 'reset'] as const).find((known) => known === match?.[1]);
  if (!match || to === undefined) return null;
  const token = match[2] ?? '';
  return { to, token: TOKEN.test(token) ? token : null };
}

/** Takes the token out of the address bar, so that it is neither in the history nor in a screenshot. */
export function takeOneTimeLink(
  location: Pick<Location, 'hash' | 'pathname' | 'search'>,
  history: History,
): OneTimeLink | null {
  const link = parseOneTimeLink(location.hash);
  if (link) history.replaceState(null, '', location.pathname + location.search);
  return link;
}
