import type { Html } from './html.ts';

export const pageNames = { home: '/', shipping: '/shipping', about: '/about' } as const;
export type PageName = keyof typeof pageNames;

/** `linkTo` gives the address of another page of the site. */
export type PageBody = (linkTo: (page: PageName) => string) => Html;

/** One of the sample websites. */
export interface Site {
  theme: 'shop' | 'sample';
  name: string;
  strapline: string;
  /** Says plainly that nothing here is real. */
  disclaimer: string;
  nav: Record<PageName, string>;
  pages: Record<PageName, { title: string; body: PageBody }>;
  /** What to write to see the chat at work, with what it shows. */
  suggestions: readonly { text: string; shows: string }[];
}
