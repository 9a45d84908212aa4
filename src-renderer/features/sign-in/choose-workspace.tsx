import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page-card.tsx';

/** The same address and password are good in several workspaces. */
export function ChooseWorkspace(props: {
  workspaces: readonly { readonly id: string; readonly name: string }[];
  busy: boolean;
  onChoose: (id: string) => void;
  onBack: () => void;
}) {
  return (
    <Card title="Choose a workspace" lead="You are a member of more than one.">
      <div className="card__form">
        {props.workspaces.map(({ id, name }) => (
          <Button key={id} size="l" isPending={props.busy} onPress={() => props.onChoose(id)}>
            {name}
          </Button>
        ))}
        <Button size="l" look="quiet" onPress={props.onBack}>
          Back
        </Button>
      </div>
    </Card>
  );
}
