import { useId } from 'react';
import type { EmailChoice } from '#contract/alerts.ts';
import { Button } from '../../../ui/button.tsx';
import { ChoiceField } from '../../../ui/choice-field.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { CloseIcon } from '../../../ui/icons.tsx';
import { ALERT_KINDS, CHOICES, nameChoice } from './alert-words.ts';
import { addChatbot, listOthers, removeChatbot, setChatbotChoice } from './edit-preferences.ts';
import type { PreferencesProps } from './preferences-props.ts';

/** Chatbots for which it is otherwise. Most people have none, so it is folded away until there is one. */
export function ChatbotChoices({ preferences, chatbots, onChange }: PreferencesProps) {
  const others = listOthers(preferences, chatbots);
  if (chatbots.length === 0) return null;
  const known = preferences.chatbots.flatMap((override) => {
    const chatbot = chatbots.find(({ id }) => id === override.chatbotId);
    return chatbot ? [{ chatbot, override }] : [];
  });
  return (
    <Disclosure title="Differs for a chatbot" note={known.length === 0 ? '' : String(known.length)}>
      {known.map(({ chatbot, override }) => (
        <fieldset key={chatbot.id} className="chatbot-choices" aria-label={chatbot.name}>
          <div className="chatbot-choices__head">
            <span className="chatbot-choices__name" dir="auto">
              {chatbot.name}
            </span>
            <Button
              look="quiet"
              size="s"
              square
              icon={<CloseIcon size={14} />}
              aria-label={`${chatbot.name}: as for the others`}
              onPress={() => onChange(removeChatbot(preferences, chatbot.id))}
            />
          </div>
          <div className="chatbot-choices__kinds">
            {ALERT_KINDS.map(({ kind, name }) => (
              <ChoiceField<EmailChoice | 'as_others'>
                key={kind}
                label={name}
                value={override.choices[kind] ?? 'as_others'}
                options={[
                  { value: 'as_others', label: `As above (${nameChoice(preferences.choices[kind])})` },
                  ...CHOICES,
                ]}
                onChange={(chosen) =>
                  onChange(setChatbotChoice(preferences, chatbot.id, kind, chosen === 'as_others' ? null : chosen))
                }
              />
            ))}
          </div>
        </fieldset>
      ))}
      {others.length === 0 ? null : (
        <AddChatbot chatbots={others} onAdd={(id) => onChange(addChatbot(preferences, id))} />
      )}
    </Disclosure>
  );
}

function AddChatbot(props: {
  chatbots: readonly { readonly id: string; readonly name: string }[];
  onAdd: (id: string) => void;
}) {
  const id = useId();
  return (
    <div className="text-field">
      <label className="text-field__label" htmlFor={id}>
        Choose otherwise for
      </label>
      <select
        id={id}
        className="text-field__input choice-field__list"
        value=""
        onChange={(event) => props.onAdd(event.target.value)}
      >
        <option value="" disabled>
          Choose a chatbot
        </option>
        {props.chatbots.map((chatbot) => (
          <option key={chatbot.id} value={chatbot.id}>
            {chatbot.name}
          </option>
        ))}
      </select>
    </div>
  );
}
