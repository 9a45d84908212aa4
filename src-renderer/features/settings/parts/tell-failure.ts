/** Why something was not done, in words. Servers that say nothing are the usual case. */
export function tellFailure(error: { readonly code: string; readonly message: string }): string {
  switch (error.code) {
    case 'unanswered':
      return 'There is no connection to the server. Try again.';
    case 'forbidden':
      return 'You are not allowed to change this. Ask the owner of your workspace.';
    case 'not_found':
      return 'It is no longer there.';
    default:
      return error.message;
  }
}
