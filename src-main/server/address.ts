const LONGEST_ADDRESS = 2_000;

/**
 * The origins a typed address can mean, in the order to try them: what was said, or https before http when no scheme was.
 * Empty when it is no address. Paths are dropped (people paste the console's address), user names are refused.
 */
export function readAddress(typed: string): string[] {
  const text = typed.trim();
  if (text === '' || text.length > LONGEST_ADDRESS || /\s/.test(text)) return [];
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1];
  const candidates = scheme === undefined ? [`https://${text}`, `http://${text}`] : [text];
  return candidates.flatMap((candidate) => readOrigin(candidate) ?? []);
}

function readOrigin(candidate: string): string | null {
  if (!URL.canParse(candidate)) return null;
  const url = new URL(candidate);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && url.hostname !== '' && url.username === '' && url.password === '' ? url.origin : null;
}
