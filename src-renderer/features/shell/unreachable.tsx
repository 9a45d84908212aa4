import { useConsole } from '../../console/hooks.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page-card.tsx';
import { ServerLine } from '../sign-in/server-line.tsx';

/** The server does not answer at start. Nobody is signed out for that: it is tried again until it answers. */
export function Unreachable(props: { server: string; detail: string }) {
  const console = useConsole();
  return (
    <Card
      title="Waiting for the server"
      lead="It does not answer at the moment. This window keeps trying and goes on by itself as soon as it does."
    >
      <div className="card__form">
        <p className="card__remedy">{props.detail}</p>
        <Button size="l" onPress={console.retryNow}>
          Try now
        </Button>
      </div>
      <ServerLine server={props.server} />
    </Card>
  );
}
