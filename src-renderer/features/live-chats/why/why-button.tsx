import './why.css';
import { useDesk } from '../../../console/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { QuestionIcon } from '../../../ui/icons.tsx';

/** Opens the explanation of a request; the words say what is asked. */
export function WhyLink({ handoffId, label }: { handoffId: string; label: string }) {
  const desk = useDesk();
  return (
    <button type="button" className="why-link" onClick={() => desk.explainRequest(handoffId)}>
      {label}
    </button>
  );
}

/** The same where there is room for a sign only. */
export function WhyIcon({ handoffId, nameId }: { handoffId: string; nameId: string }) {
  const desk = useDesk();
  return (
    <span className="why-icon">
      <Button
        size="s"
        look="quiet"
        square
        icon={<QuestionIcon size={16} />}
        aria-label="Who gets this?"
        aria-describedby={nameId}
        onPress={() => desk.explainRequest(handoffId)}
      />
    </span>
  );
}
