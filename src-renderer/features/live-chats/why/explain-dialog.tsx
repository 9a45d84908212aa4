import './why.css';
import type { Explanation } from '#contract/routing.ts';
import { useDesk, useDeskState } from '../../../console/hooks.tsx';
import { selectHandoff } from '../../../state/detail-selectors.ts';
import { useAnswer } from '../../../state/use-answer.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { askAbout, describeDecisions, describeMode, orderAgents } from '../../../words/routing-words.ts';
import { formatExactTime } from '../../../words/time-words.ts';

/** "Why didn’t I get it?": each agent, and the rule that decided. It stays open when the row it came from has gone. */
export function ExplainDialog() {
  const desk = useDesk();
  const handoffId = useDeskState((state) => state.explaining);
  return handoffId === null ? null : (
    <Explained key={handoffId} handoffId={handoffId} onClose={() => desk.explainRequest(null)} />
  );
}

function Explained({ handoffId, onClose }: { handoffId: string; onClose: () => void }) {
  const desk = useDesk();
  const myId = useDeskState((state) => state.mirror.me?.id ?? '');
  // What can change the explanation: whether it waits, and to whom it is offered.
  const news = useDeskState((state) => {
    const handoff = selectHandoff(state, handoffId);
    return `${state.mirror.handoffs[handoffId] !== undefined} ${handoff?.offer?.offeredAt} ${handoff?.handover?.at}`;
  });
  const [answer, retry] = useAnswer(() => desk.explain(handoffId), news);
  const title =
    answer.status === 'ready' ? askAbout(answer.value.state, answer.value.acceptedBy, myId) : 'Who gets this?';
  return (
    <Dialog title={title} isOpen onClose={onClose} footer={<Button onPress={onClose}>Close</Button>}>
      {answer.status === 'loading' ? <SkeletonRows rows={3} label="Loading the explanation" /> : null}
      {answer.status === 'failed' ? (
        <p role="alert">
          {answer.message}{' '}
          <Button size="s" onPress={retry}>
            Try again
          </Button>
        </p>
      ) : null}
      {answer.status === 'ready' ? <Agents explanation={answer.value} myId={myId} /> : null}
    </Dialog>
  );
}

function Agents({ explanation, myId }: { explanation: Explanation; myId: string }) {
  const headStartMs = useDeskState((state) => state.headStarts[explanation.handoffId] ?? null);
  return (
    <>
      <p>
        Requested at {formatExactTime(explanation.requestedAt)}. {describeMode(explanation.mode)}
      </p>
      <ul className="why-agents">
        {orderAgents(explanation, myId).map(({ agent, decisions }) => (
          <li key={agent.id} className="why-agent" data-got-it={agent.id === explanation.acceptedBy?.id}>
            <Avatar id={agent.id} name={agent.name} size="s" />
            <div className="why-agent__words">
              <p className="why-agent__name">{agent.id === myId ? `${agent.name} (you)` : agent.name}</p>
              <ul>
                {describeDecisions(agent.id, decisions, explanation, { myId, headStartMs }).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
