import type { JSX } from 'preact';
import type { Natives } from '../../shared/natives.ts';
import type { ChatState } from '../state/chat-state.ts';
import { texts } from '../texts.ts';
import { useLasting } from './hooks.ts';

/** Says how the connection is, when that is worth saying. Lies over the thread, so that nothing moves. */
export function LinkNotice({ state, natives }: { state: ChatState; natives: Natives }): JSX.Element {
  const lost = useLasting(state.link === 'down' || state.link === 'connecting', 1_500, natives);
  return (
    <div class="link-notice" role="status">
      {lost && <p>{describeLoss(state)}</p>}
      {state.link === 'refused' && <p>{texts.refused}</p>}
      {state.link === 'incompatible' && (
        <p>
          {texts.incompatible}{' '}
          <button type="button" class="link" onClick={() => window.location.reload()}>
            {texts.reload}
          </button>
        </p>
      )}
    </div>
  );
}

function describeLoss(state: ChatState): string {
  if (state.link === 'connecting') return texts.connecting;
  return state.chatbot === null ? texts.unreachable : texts.reconnecting;
}
