/** What happened and small facts about it; never message text, tokens or passwords. */
export function log(event: string, facts: Record<string, string | number | boolean> = {}): void {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), event, ...facts })}\n`);
}

export function describeError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
