import { useState } from 'react';
import type { KnowledgeEntry } from '#contract/chatbots.ts';
import { useDesk } from '../../../console/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { EditIcon, TrashIcon } from '../../../ui/icons.tsx';
import { tellFailure } from '../tell-failure.ts';
import { EntryForm } from './entry-form.tsx';

export function EntryRow(props: { chatbotId: string; entry: KnowledgeEntry; onDone: (text: string) => void }) {
  const { entry } = props;
  const desk = useDesk();
  const [isEditing, setEditing] = useState(false);
  const [isDeleting, setDeleting] = useState(false);
  const params = { id: props.chatbotId, entryId: entry.id };

  async function remove(): Promise<void> {
    setDeleting(true);
    const outcome = await desk.ask('deleteKnowledge', { params });
    setDeleting(false);
    if (!outcome.ok && outcome.error.code !== 'not_found') {
      desk.showToast({ text: tellFailure(outcome.error), tone: 'error' });
    } else props.onDone('Deleted. Your bot no longer knows it.');
  }

  if (isEditing) {
    return (
      <li>
        <EntryForm
          label={`Edit ${entry.question}`}
          submitLabel="Save"
          question={entry.question}
          answer={entry.answer}
          onCancel={() => setEditing(false)}
          save={async (body) => {
            const outcome = await desk.ask('editKnowledge', { params, body });
            if (outcome.ok) {
              setEditing(false);
              props.onDone('Saved.');
            }
            return outcome;
          }}
        />
      </li>
    );
  }
  return (
    <li className="entry-row">
      <div className="entry-row__words">
        <p className="entry-row__question" dir="auto">
          {entry.question}
        </p>
        <p className="entry-row__answer" dir="auto">
          {entry.answer}
        </p>
        {entry.source === null ? null : <p className="entry-row__source">From {entry.source}</p>}
      </div>
      <span className="entry-row__buttons">
        <Button
          look="quiet"
          square
          icon={<EditIcon size={16} />}
          aria-label={`Edit ${entry.question}`}
          onPress={() => setEditing(true)}
        />
        <Button
          look="quiet"
          square
          icon={<TrashIcon size={16} />}
          aria-label={`Delete ${entry.question}`}
          isPending={isDeleting}
          onPress={() => void remove()}
        />
      </span>
    </li>
  );
}
