/** Whether what is seen is stored. */
export type SaveState =
  | { readonly name: 'saved' }
  | { readonly name: 'waiting' }
  | { readonly name: 'saving' }
  /** Something has to be corrected first; what is right elsewhere is saved. */
  | { readonly name: 'invalid' }
  | { readonly name: 'failed'; readonly message: string }
  /** Somebody else has changed the same thing since; nothing is saved until it was loaded again. */
  | { readonly name: 'conflict' }
  | { readonly name: 'gone' };
