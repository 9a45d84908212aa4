import { useDeskState } from '../../../console/hooks.tsx';

/** Three dots while the visitor types; its place is kept, so that the thread does not hop. */
export function TypingIndicator({ conversationId, visitorName }: { conversationId: string; visitorName: string }) {
  const typing = useDeskState((state) => (state.typingUntil[conversationId] ?? 0) > 0);
  return (
    <div className="typing" role="status">
      {typing ? (
        <>
          <span className="typing__dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          <span>{visitorName} is typing…</span>
        </>
      ) : null}
    </div>
  );
}
