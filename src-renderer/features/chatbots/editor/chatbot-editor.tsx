import '../../../ui/group.css';
import './editor.css';
import { useRef, useState } from 'react';
import type { ChatbotDetail } from '#contract/chatbots.ts';
import { useDesk } from '../../../console/hooks.tsx';
import type { Step } from '../../../state/desk-state.ts';
import { useAnswer } from '../../../state/use-answer.ts';
import { Button } from '../../../ui/button.tsx';
import { BackIcon, EyeIcon, WarningIcon } from '../../../ui/icons.tsx';
import { NoticeBar } from '../../../ui/notice-bar.tsx';
import { SaveLine } from '../../../ui/save-line.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { Escalation } from '../escalation/escalation.tsx';
import { Install } from '../install/install.tsx';
import { Knowledge } from '../knowledge/knowledge.tsx';
import { Appearance } from '../steps/appearance.tsx';
import { Basics } from '../steps/basics.tsx';
import { Behaviour } from '../steps/behaviour.tsx';
import { DeleteChatbot } from './delete-chatbot.tsx';
import { Preview } from './preview.tsx';
import { StepRail } from './step-rail.tsx';
import { STEPS } from './steps.ts';
import { type StepProps, useEditor } from './use-editor.ts';

const SCREENS: Record<Step, (props: StepProps) => React.ReactNode> = {
  1: Basics,
  2: Knowledge,
  3: Appearance,
  4: Behaviour,
  5: Escalation,
  6: Install,
};

/** Loads a chatbot, then edits it. */
export function ChatbotEditor({ chatbotId, step }: { chatbotId: string; step: Step }) {
  const desk = useDesk();
  const [answer, retry] = useAnswer(() => desk.ask('getChatbot', { params: { id: chatbotId } }), chatbotId);
  if (answer.status === 'ready') return <LoadedEditor detail={answer.value} step={step} />;
  return (
    <div className="chatbots">
      <div className="chatbots__page">
        <header className="chatbots__head">
          <Button look="quiet" icon={<BackIcon size={16} />} onPress={() => desk.openChatbot(null)}>
            All chatbots
          </Button>
        </header>
        {answer.status === 'loading' ? (
          <SkeletonRows rows={4} label="Loading the chatbot" />
        ) : (
          <p className="chatbots__failure" role="alert">
            {answer.message} <Button onPress={retry}>Try again</Button>
          </p>
        )}
      </div>
    </div>
  );
}

function LoadedEditor({ detail, step }: { detail: ChatbotDetail; step: Step }) {
  const desk = useDesk();
  const [editor, state] = useEditor(detail);
  const [isPreviewShown, setPreviewShown] = useState(false);
  const [changes, setChanges] = useState(0);
  const body = useRef<HTMLDivElement>(null);
  const Screen = SCREENS[step];
  const { name } = state.settings.basics;

  function goTo(next: Step): void {
    void editor.flush();
    desk.openChatbot(detail.id, next);
    body.current?.scrollTo({ top: 0 });
  }

  async function reload(): Promise<void> {
    const outcome = await desk.ask('getChatbot', { params: { id: detail.id } });
    if (outcome.ok) editor.replace(outcome.value);
    else desk.showToast({ text: 'It could not be loaded. Try again in a moment.', tone: 'error' });
  }

  return (
    <div className="editor" data-preview={isPreviewShown}>
      <header className="editor__head">
        <Button
          look="quiet"
          square
          icon={<BackIcon />}
          aria-label="All chatbots"
          onPress={() => desk.openChatbot(null)}
        />
        <h1 className="editor__name" dir="auto">
          {name.trim() === '' ? 'Chatbot without a name' : name}
        </h1>
        <SaveLine save={state.save} onRetry={() => void editor.flush()} />
        <span className="editor__preview-button">
          <Button
            size="s"
            icon={<EyeIcon size={16} />}
            aria-pressed={isPreviewShown}
            onPress={() => setPreviewShown(!isPreviewShown)}
          >
            Preview
          </Button>
        </span>
        <DeleteChatbot id={detail.id} name={name} />
      </header>
      {state.save.name === 'conflict' ? (
        <NoticeBar
          tone="warning"
          icon={<WarningIcon size={16} />}
          action={
            <Button size="s" onPress={() => void reload()}>
              Load it again
            </Button>
          }
        >
          Somebody else has changed this chatbot in the meantime. What you changed last is not saved; load it again to
          go on from what is there now.
        </NoticeBar>
      ) : null}
      {state.save.name === 'gone' ? (
        <NoticeBar tone="error" icon={<WarningIcon size={16} />}>
          Somebody else has deleted this chatbot.
        </NoticeBar>
      ) : null}
      <div className="editor__columns">
        <StepRail current={step} errors={state.errors} onChoose={goTo} />
        <div className="editor__body" ref={body}>
          <section className="step" aria-labelledby="step-title">
            <h2 className="step__title" id="step-title">
              {STEPS.find((candidate) => candidate.step === step)?.name}
            </h2>
            <Screen
              chatbotId={detail.id}
              detail={detail}
              state={state}
              change={editor.change}
              onChanged={() => setChanges((count) => count + 1)}
            />
            <StepFooter step={step} onChoose={goTo} />
          </section>
        </div>
        <Preview chatbotId={detail.id} edition={`${state.version}-${changes}`} onClose={() => setPreviewShown(false)} />
      </div>
    </div>
  );
}

function StepFooter({ step, onChoose }: { step: Step; onChoose: (step: Step) => void }) {
  const desk = useDesk();
  const before = STEPS.find((candidate) => candidate.step === step - 1);
  const after = STEPS.find((candidate) => candidate.step === step + 1);
  return (
    <footer className="step__footer">
      {before ? <Button onPress={() => onChoose(before.step)}>Back</Button> : <span />}
      {after ? (
        <Button look="primary" onPress={() => onChoose(after.step)}>{`Next: ${after.name}`}</Button>
      ) : (
        <Button look="primary" onPress={() => desk.openChatbot(null)}>
          Done
        </Button>
      )}
    </footer>
  );
}
