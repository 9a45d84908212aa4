import { findError } from '../../../state/field-errors.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import { TagField } from '../../../ui/tag-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { StepProps } from '../editor/use-editor.ts';
import { ColourField } from './colour-field.tsx';

const SIDES = [
  { value: 'left', label: 'Left' },
  { value: 'right', label: 'Right' },
] as const;
const LAUNCHERS = [
  { value: 'icon', label: 'Icon' },
  { value: 'icon_and_text', label: 'Icon and text' },
] as const;
const THEMES = [
  { value: 'auto', label: 'As the visitor’s device' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

export function Appearance({ state, change }: StepProps) {
  const look = state.settings.appearance;
  const errorAt = (field: string): string | null => state.errors[`appearance.${field}`] ?? null;
  return (
    <div className="step__fields">
      <ColourField
        value={look.colour}
        onChange={(colour) => change('appearance', { colour })}
        error={errorAt('colour')}
      />
      <div className="group">
        <Segmented
          label="Side of the page"
          value={look.side}
          options={SIDES}
          onChange={(side) => change('appearance', { side })}
        />
        <Segmented
          label="Button"
          value={look.launcher}
          options={LAUNCHERS}
          onChange={(launcher) => change('appearance', { launcher })}
        />
        {look.launcher === 'icon_and_text' ? (
          <TextField
            label="Text on the button"
            value={look.launcherText}
            onChange={(launcherText) => change('appearance', { launcherText })}
            error={errorAt('launcherText')}
            hint="Empty: the language’s own words."
            maxLength={40}
          />
        ) : null}
        <Segmented
          label="Theme"
          value={look.theme}
          options={THEMES}
          onChange={(theme) => change('appearance', { theme })}
        />
      </div>
      <div className="step__pair">
        <TextField
          label="Title"
          value={look.title}
          onChange={(title) => change('appearance', { title })}
          error={errorAt('title')}
          hint="Above the conversation. Empty: the chatbot’s name."
          maxLength={60}
        />
        <TextField
          label="Words in the empty message field"
          value={look.placeholder}
          onChange={(placeholder) => change('appearance', { placeholder })}
          error={errorAt('placeholder')}
          hint="Empty: the language’s own words."
          maxLength={80}
        />
      </div>
      <TagField
        label="Quick replies"
        values={look.quickReplies}
        onChange={(quickReplies) => change('appearance', { quickReplies })}
        most={6}
        maxLength={80}
        allowCommas
        placeholder="Where is my order?"
        hint="Buttons under the greeting, up to six. Press Enter after each."
        error={findError(state.errors, 'appearance.quickReplies')}
      />
      <TextArea
        label="Consent"
        value={look.consentText}
        onChange={(consentText) => change('appearance', { consentText })}
        error={errorAt('consentText')}
        hint="Shown before the first message until the visitor accepts. Empty: nothing is asked."
        rows={3}
        maxLength={500}
      />
    </div>
  );
}
