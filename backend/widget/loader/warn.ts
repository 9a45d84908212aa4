const said = new Set<string>();

/** Tells the page's developer something once; the widget never throws into a page. */
export function warnOnce(message: string): void {
  if (said.has(message)) return;
  said.add(message);
  // biome-ignore lint/suspicious/noConsole: the browser console is where a site's developer looks
  console.warn(`[Handoff Desk] ${message}`);
}
