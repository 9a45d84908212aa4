import type { CallError } from '#contract/result.ts';

/** Why signing in did not work, with what to do. The server never says which of the two was wrong. */
export function describeSignInError(error: CallError): string {
  switch (error.code) {
    case 'unauthorized':
      return 'E-mail and password do not belong together. Check both and try again.';
    case 'rate_limited':
      return `Too many attempts. ${describePause(error.retryAfterMs)}`;
    case 'busy':
      return `The server is busy. ${describePause(error.retryAfterMs)}`;
    case 'internal':
      return 'The server had a fault of its own. Try again; if it stays, tell your administrator.';
    default:
      return error.message;
  }
}

function describePause(retryAfterMs: number | undefined): string {
  if (retryAfterMs === undefined) return 'Wait a moment and try again.';
  const seconds = Math.ceil(retryAfterMs / 1_000);
  if (seconds < 90) return `Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
  return `Try again in ${Math.ceil(seconds / 60)} minutes.`;
}

/** Why a new password was not taken: "Too easy to guess: it is your name or e-mail address". */
export function describeNewPassword({ message }: { readonly message: string }): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}
