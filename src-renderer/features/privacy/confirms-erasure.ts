/** Whether what was typed means it: the name of the visitor, or the word. Capitals and spaces around it do not matter. */
export function confirmsErasure(typed: string, name: string | null): boolean {
  const plain = (text: string): string => text.trim().normalize('NFC').toLocaleLowerCase();
  const meant = plain(typed);
  return meant === 'erase' || (name !== null && plain(name) !== '' && meant === plain(name));
}
