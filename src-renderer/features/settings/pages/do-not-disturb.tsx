import type { z } from 'zod';
import { type DoNotDisturbChoice, desktopSettingsSchema } from '../../../../src-preload/payloads.ts';
import { decideChoice, decideQuiet, type Quiet } from '../../../state/quiet.ts';
import { Button } from '../../../ui/button.tsx';
import { Group } from '../../../ui/group.tsx';
import { MoonIcon } from '../../../ui/icons.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { describeQuiet } from '../../../words/quiet-words.ts';
import { ownTimezone } from '../../schedule/timezones.ts';
import { WeekHours } from '../../schedule/week-hours.tsx';
import { createNights } from '../alerts/edit-preferences.ts';
import { useAutosave } from '../parts/use-autosave.ts';
import { useSettingsHome } from '../settings-home.tsx';

const timesSchema = desktopSettingsSchema.shape.doNotDisturbTimes;
type Times = z.infer<typeof timesSchema>;

const CHOICES: readonly { readonly choice: DoNotDisturbChoice; readonly label: string }[] = [
  { choice: '30_minutes', label: 'For 30 minutes' },
  { choice: '1_hour', label: 'For 1 hour' },
  { choice: 'until_tomorrow', label: 'Until tomorrow' },
  { choice: 'until_off', label: 'Until I turn it off' },
];

/** No toast, sound or card, and away for the team: by hand, or at weekly times. */
export function DoNotDisturb() {
  const { settings, change } = useSettingsHome();
  const now = useNow();
  const quiet = decideQuiet(settings, now);
  const choose = (choice: DoNotDisturbChoice): void =>
    change({ doNotDisturb: decideChoice(choice, settings, Date.now()) });
  return (
    <Group
      title="Do not disturb"
      text="No notification, sound or card, and you are away for requests. The counts stay true."
    >
      <p className="quiet-state" data-on={quiet.on} role="status">
        <MoonIcon size={16} />
        {describeState(quiet, now)}
      </p>
      <div className="settings__buttons">
        {quiet.on ? (
          <Button look="primary" onPress={() => choose('off')}>
            Turn off
          </Button>
        ) : (
          CHOICES.map(({ choice, label }) => (
            <Button key={choice} size="s" onPress={() => choose(choice)}>
              {label}
            </Button>
          ))
        )}
      </div>
      <QuietTimes />
    </Group>
  );
}

/** "Off", "Off. Until 22:00.", "On. Until you turn it off." */
function describeState(quiet: Quiet, now: number): string {
  if (!quiet.on && quiet.until === null) return 'Off';
  return `${quiet.on ? 'On' : 'Off'}. ${describeQuiet(quiet, now)}.`;
}

function QuietTimes() {
  const { settings, change } = useSettingsHome();
  // Half a change, such as times that overlap, is shown with what is wrong and not kept.
  const [{ value, errors }, autosave] = useAutosave<Times>({
    initial: settings.doNotDisturbTimes,
    schema: timesSchema,
    save: async (doNotDisturbTimes) => {
      change({ doNotDisturbTimes });
      return { ok: true, value: null };
    },
  });
  const { enabled, schedule } = value;
  return (
    <>
      <Switch
        label="At set times"
        hint="By the clock of this computer."
        isOn={enabled}
        onChange={(on) =>
          autosave.change({ enabled: on, schedule: schedule ?? (on ? createNights(ownTimezone()) : null) })
        }
      />
      {enabled && schedule !== null ? (
        <WeekHours
          schedule={schedule}
          errors={errors}
          place="schedule"
          emptyWord="Never quiet"
          onChange={(changed) => autosave.change({ enabled, schedule: changed })}
        />
      ) : null}
    </>
  );
}
