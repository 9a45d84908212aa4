import './handing-on.css';
import { useDesk, useDeskState } from '../../../console/hooks.tsx';
import { selectHandover } from '../../../state/handover-selectors.ts';
import { Button } from '../../../ui/button.tsx';
import { CloseIcon, ReturnIcon } from '../../../ui/icons.tsx';
import { describeHandover } from '../../../words/handover-words.ts';

/** What the agent before left: why the chat came back, their note, and the words they had not sent yet. */
export function HandoverBanner({ conversationId }: { conversationId: string }) {
  const desk = useDesk();
  const left = useDeskState((state) => selectHandover(state, conversationId));
  const draft = useDeskState((state) => state.drafts[conversationId] ?? '');
  if (!left?.handover) return null;
  const { handover, leftDraft } = left;

  function use(text: string): void {
    desk.setDraft(conversationId, draft === '' ? text : `${draft}\n${text}`);
    document.querySelector<HTMLTextAreaElement>('textarea[data-composer]')?.focus();
  }

  return (
    <section className="handover" aria-label="Handover">
      <span className="handover__icon">
        <ReturnIcon size={16} />
      </span>
      <div className="handover__words">
        <p className="handover__why" dir="auto">
          {describeHandover(handover, '')}
        </p>
        {leftDraft ? (
          <div className="handover__draft">
            <p className="handover__quote" dir="auto">
              <span className="handover__by">{leftDraft.by} had begun to write: </span>“{leftDraft.text}”
            </p>
            <Button size="s" onPress={() => use(leftDraft.text)}>
              Use this text
            </Button>
          </div>
        ) : null}
      </div>
      <Button
        size="s"
        look="quiet"
        square
        icon={<CloseIcon size={14} />}
        aria-label="Dismiss handover"
        onPress={() => desk.dismissHandover(conversationId)}
      />
    </section>
  );
}
