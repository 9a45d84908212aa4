import { useAnswer } from '../../../state/use-answer.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { useSettingsHome } from '../settings-home.tsx';

const CHOICES = [
  { value: 'all', label: 'All chatbots' },
  { value: 'some', label: 'Only some' },
] as const;

/** Whose requests reach somebody. Null = of all chatbots, also of those to come. */
export function ServedChatbots(props: {
  chatbotIds: readonly string[] | null;
  error: string | null;
  onChange: (chatbotIds: string[] | null) => void;
}) {
  const { ask } = useSettingsHome();
  const { chatbotIds } = props;
  // The list that everybody has who manages the team, whether or not they may change chatbots.
  const [answer] = useAnswer(() => ask('listAlertPreferences'), '');
  const chatbots = answer.status === 'ready' ? (answer.value.members[0]?.chatbots ?? []) : [];
  const known = new Set(chatbots.map(({ id }) => id));
  return (
    <>
      <Segmented
        label="Requests come from"
        value={chatbotIds === null ? 'all' : 'some'}
        options={CHOICES}
        onChange={(choice) => props.onChange(choice === 'all' ? null : chatbots.map(({ id }) => id))}
      />
      {chatbotIds === null ? null : (
        <fieldset className="team__chatbots" aria-label="Chatbots they serve">
          {chatbots.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              isSelected={chatbotIds.includes(id)}
              // A chatbot that was deleted meanwhile is no longer to be chosen.
              onChange={(on) =>
                props.onChange([...chatbotIds.filter((other) => other !== id && known.has(other)), ...(on ? [id] : [])])
              }
            />
          ))}
        </fieldset>
      )}
      {chatbotIds?.length === 0 ? <p className="group__text">No chatbot is chosen: no requests reach them.</p> : null}
      {props.error === null ? null : <p className="form-failure">{props.error}</p>}
    </>
  );
}
