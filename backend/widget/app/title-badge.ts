const ours = /^\(\d+\+?\) /;

/** Puts the number of unread messages in front of the page's title, whatever the page makes of it meanwhile. */
export function showUnreadInTitle(count: number): void {
  const plain = document.title.replace(ours, '');
  const title = count === 0 ? plain : `(${count > 99 ? '99+' : count}) ${plain}`;
  // A page that never had our number keeps its title untouched, to the letter.
  if (title !== document.title && (count > 0 || ours.test(document.title))) document.title = title;
}
