import { useMemo } from 'react';
import { changeWorkspaceRequestSchema, type Workspace } from '#contract/team.ts';
import { findError } from '../../../state/field-errors.ts';
import { useAnswer } from '../../../state/use-answer.ts';
import { Group } from '../../../ui/group.tsx';
import { SearchList } from '../../../ui/search-list.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { listTimezones, ownTimezone } from '../../schedule/timezones.ts';
import { Page, Pending } from '../parts/page.tsx';
import { useAutosave } from '../parts/use-autosave.ts';
import { useSettingsHome } from '../settings-home.tsx';

const TITLE = 'Workspace';

/** The company itself. */
export function WorkspacePage() {
  const { ask } = useSettingsHome();
  const [answer, retry] = useAnswer(() => ask('getWorkspace'), '');
  if (answer.status !== 'ready') return <Pending title={TITLE} answer={answer} onRetry={retry} />;
  return <Loaded workspace={answer.value} />;
}

function Loaded({ workspace }: { workspace: Workspace }) {
  const { ask, server } = useSettingsHome();
  const [{ value, errors, save }, { change, flush }] = useAutosave({
    initial: { name: workspace.name, timezone: workspace.timezone },
    schema: changeWorkspaceRequestSchema,
    save: (body) => ask('changeWorkspace', { body }),
  });
  const zones = useMemo(() => listTimezones(ownTimezone(), workspace.timezone), [workspace.timezone]);
  return (
    <Page title={TITLE} save={{ state: save, onRetry: () => void flush() }}>
      <Group>
        <TextField
          label="Name"
          hint="Your team sees it in the console, and in mails such as invites."
          value={value.name ?? ''}
          onChange={(name) => change({ name })}
          error={findError(errors, 'name')}
        />
        <SearchList
          label="Timezone"
          hint="Days begin and end by it, in analytics and wherever you look for conversations by date."
          value={value.timezone ?? workspace.timezone}
          options={zones}
          onChange={(timezone) => change({ timezone })}
        />
        <dl className="settings__facts">
          <dt>Server</dt>
          <dd>{server}</dd>
        </dl>
      </Group>
    </Page>
  );
}
