import './export.css';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { ExportFormat } from '#contract/history/export.ts';
import type { ConversationChoices } from '#contract/history/past-conversations.ts';
import { useDesk } from '../../../console/hooks.tsx';
import { zoneOf } from '../../../desk/workspace-zone.ts';
import type { ConversationFilters } from '../../../state/conversations-place.ts';
import { useAnswer } from '../../../state/use-answer.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { MomentField } from '../../../ui/moment-field.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { addDays, dayIn } from '../../../words/calendar-days.ts';
import { resolveDays } from '../days.ts';
import { ExportProgress } from './export-progress.tsx';
import type { ExportChoice } from './export-run.ts';
import { describeSize } from './export-words.ts';
import { useExportRun } from './run-of-desk.ts';

const FORMATS: readonly { readonly value: ExportFormat; readonly label: string }[] = [
  { value: 'csv', label: 'CSV' },
  { value: 'jsonl', label: 'JSON lines' },
];
const USUAL_DAYS = 30;

/** Every message of a range of days in one file. */
export function ExportDialog(props: {
  filters: ConversationFilters;
  choices: ConversationChoices;
  onClose: () => void;
}) {
  const state = useStore(useExportRun().store);
  return state.phase === 'idle' ? <Choosing {...props} /> : <ExportProgress state={state} onClose={props.onClose} />;
}

function Choosing({ filters, choices, onClose }: Parameters<typeof ExportDialog>[0]) {
  const run = useExportRun();
  const desk = useDesk();
  const [choice, setChoice] = useState<ExportChoice>(() => startFrom(filters, dayIn(zoneOf(desk), Date.now())));
  const { from, to, chatbots, format } = choice;
  const isWrong = from === '' || to === '' || to < from;
  const size = useSize(isWrong ? null : choice);
  const isEmpty = size.status === 'ready' && size.value.messages === 0;
  const change = (patch: Partial<ExportChoice>): void => setChoice({ ...choice, ...patch });
  return (
    <Dialog
      title="Export conversations"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            look="primary"
            isDisabled={size.status !== 'ready' || isEmpty}
            onPress={() => {
              if (size.status === 'ready') run.start(choice, size.value.messages);
            }}
          >
            Export
          </Button>
        </>
      }
    >
      <p>Every message of the conversations that began on these days, in your workspace’s time zone.</p>
      <div className="export__days">
        <MomentField label="From" kind="date" value={from} onChange={(day) => change({ from: day })} />
        <MomentField label="To" kind="date" value={to} isInvalid={isWrong} onChange={(day) => change({ to: day })} />
      </div>
      {choices.chatbots.length < 2 ? null : (
        <fieldset className="export__chatbots">
          <legend className="export__legend">Chatbots</legend>
          {choices.chatbots.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              isSelected={chatbots.length === 0 || chatbots.includes(id)}
              onChange={(isSelected) => change({ chatbots: toggle(chatbots, id, isSelected, choices) })}
            />
          ))}
        </fieldset>
      )}
      <Segmented label="Format" value={format} options={FORMATS} onChange={(value) => change({ format: value })} />
      <p className="export__size" role="status" data-empty={isEmpty}>
        {isWrong
          ? 'Choose two days, the first not after the last.'
          : size.status === 'ready'
            ? isEmpty
              ? 'There is nothing to export: no conversation began on these days.'
              : describeSize(size.value)
            : size.status === 'failed'
              ? size.message
              : 'Counting…'}
      </p>
    </Dialog>
  );
}

/** Counted anew whenever days or chatbots change. */
function useSize(choice: ExportChoice | null) {
  const desk = useDesk();
  const query = choice && {
    from: choice.from,
    to: choice.to,
    chatbots: choice.chatbots.length === 0 ? undefined : choice.chatbots.join(','),
  };
  const key = JSON.stringify(query);
  const [answer] = useAnswer(async () => {
    const outcome = await desk.ask('getExportSize', { query: query ?? {} });
    return outcome.ok ? { ok: true as const, value: { ...outcome.value, key } } : outcome;
  }, key);
  // An answer about other days says nothing about these.
  return answer.status === 'ready' && answer.value.key !== key ? ({ status: 'loading' } as const) : answer;
}

/** What the list is narrowed to, as far as an export can be. */
function startFrom({ days, chatbot }: ConversationFilters, today: string): ExportChoice {
  const { from, to } = resolveDays(days, today);
  const end = to ?? today;
  return {
    from: from ?? addDays(end, 1 - USUAL_DAYS),
    to: end,
    chatbots: chatbot === null ? [] : [chatbot],
    format: 'csv',
  };
}

/** None chosen means all of them, so the last one cannot be taken off. */
function toggle(
  chosen: readonly string[],
  id: string,
  isSelected: boolean,
  { chatbots }: ConversationChoices,
): readonly string[] {
  const all = chatbots.map((chatbot) => chatbot.id);
  const before = chosen.length === 0 ? all : chosen;
  const after = isSelected ? [...before, id] : before.filter((other) => other !== id);
  if (after.length === 0) return chosen;
  return after.length === all.length ? [] : after;
}
