export interface Finding {
  /** `optional`: something works less well or not at all, but a server starts without it. */
  state: 'good' | 'optional' | 'missing';
  text: string;
}
