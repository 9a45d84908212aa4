import { handle } from '../ipc/handle.ts';
import type { AttentionHub } from './attention.ts';

export function handleAttentionCalls(attention: AttentionHub): void {
  handle('attention:set', (current) => {
    attention.set(current);
    return undefined;
  });
}
