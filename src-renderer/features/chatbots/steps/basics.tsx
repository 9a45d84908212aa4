import { ChoiceField } from '../../../ui/choice-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { StepProps } from '../editor/use-editor.ts';
import { LANGUAGES } from '../languages.ts';

export function Basics({ state, change }: StepProps) {
  const { name, avatar, greeting, language } = state.settings.basics;
  const errorAt = (field: string): string | null => state.errors[`basics.${field}`] ?? null;
  return (
    <div className="step__fields">
      <div className="step__pair">
        <TextField
          label="Name"
          value={name}
          onChange={(value) => change('basics', { name: value })}
          error={errorAt('name')}
          hint="Visitors see it above its messages."
          maxLength={120}
        />
        <TextField
          label="Avatar"
          value={avatar}
          onChange={(value) => change('basics', { avatar: value })}
          error={errorAt('avatar')}
          hint="One emoji or a letter or two. Empty: the first letter of the name."
          maxLength={8}
        />
      </div>
      <TextArea
        label="Greeting"
        value={greeting}
        onChange={(value) => change('basics', { greeting: value })}
        error={errorAt('greeting')}
        hint="The first message of every conversation."
        rows={4}
        maxLength={1_000}
      />
      <ChoiceField
        label="Language"
        value={language}
        options={LANGUAGES}
        onChange={(value) => change('basics', { language: value })}
        hint="Of the widget’s own words, and of how the bot notices that somebody asks for a person."
      />
    </div>
  );
}
