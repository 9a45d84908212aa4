import type { Step } from '../../../state/desk-state.ts';
import type { Section } from './create-editor.ts';

/** In the order an owner walks through them. The knowledge is no section: each of its entries is saved by itself. */
export const STEPS: readonly { readonly step: Step; readonly name: string; readonly section: Section | null }[] = [
  { step: 1, name: 'Basics', section: 'basics' },
  { step: 2, name: 'Knowledge', section: null },
  { step: 3, name: 'Appearance', section: 'appearance' },
  { step: 4, name: 'Behaviour', section: 'behaviour' },
  { step: 5, name: 'Escalation', section: 'escalation' },
  { step: 6, name: 'Install', section: 'install' },
];
