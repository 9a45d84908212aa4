const TOKEN = /^[A-Za-z0-9_-]{20,128}$/;

/** The token of a one-time owner link: from the link itself, its last part, or the bare token. Null when it is none of these. */
export function parseOwnerToken(text: string): string | null {
  const trimmed = text.trim();
  const token = /#\/owner\/([^/?#\s]+)$/.exec(trimmed)?.[1] ?? trimmed;
  return TOKEN.test(token) ? token : null;
}

/** Takes the token out of the address bar, so that it is neither in the history nor in a screenshot. */
export function takeOwnerToken(
  location: Pick<Location, 'hash' | 'pathname' | 'search'>,
  history: History,
): string | null {
  if (!location.hash.startsWith('#/owner/')) return null;
  const token = parseOwnerToken(location.hash);
  history.replaceState(null, '', location.pathname + location.search);
  return token;
}
