import type { AlertPreferences } from '#contract/alerts.ts';
import type { FieldErrors } from '../../../state/field-errors.ts';

/** What each part of a member's choices works with. */
export interface PreferencesProps {
  readonly preferences: AlertPreferences;
  readonly chatbots: readonly { readonly id: string; readonly name: string }[];
  readonly errors: FieldErrors;
  readonly onChange: (preferences: AlertPreferences) => void;
}
