import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page-card.tsx';

export function Crashed() {
  return (
    <Card
      title="Something went wrong in this window"
      lead="Your messages are safe: what was not sent yet is kept and sent after reloading."
    >
      <div className="card__form">
        <Button size="l" look="primary" onPress={() => location.reload()}>
          Reload
        </Button>
      </div>
    </Card>
  );
}
