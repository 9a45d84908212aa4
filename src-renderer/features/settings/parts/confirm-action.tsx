import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Button, type ButtonProps } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';

/** A button that asks first, says what will happen, and stays open with the reason when it did not. */
export function ConfirmAction(props: {
  label: string;
  /** Its name where the label alone stands in every row. */
  'aria-label'?: string;
  look?: ButtonProps['look'];
  size?: ButtonProps['size'];
  title: string;
  confirm: string;
  /** What will happen, and what has to be filled in for it. */
  children: ReactNode;
  /** Null when it was done; otherwise why not, in words, or empty where a field says it. */
  run: () => Promise<string | null>;
  onClose?: () => void;
}) {
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const formId = useId();

  function close(): void {
    setAsking(false);
    setFailure(null);
    props.onClose?.();
  }

  async function run(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const outcome = await props.run();
    setBusy(false);
    if (outcome === null) close();
    else setFailure(outcome === '' ? null : outcome);
  }

  return (
    <>
      <Button
        look={props.look ?? 'secondary'}
        size={props.size ?? 'm'}
        {...(props['aria-label'] === undefined ? {} : { 'aria-label': props['aria-label'] })}
        onPress={() => setAsking(true)}
      >
        {props.label}
      </Button>
      <Dialog
        role="alertdialog"
        title={props.title}
        isOpen={isAsking}
        onClose={close}
        footer={
          <>
            <Button onPress={close}>Cancel</Button>
            <Button
              look={props.look === 'danger' ? 'danger' : 'primary'}
              type="submit"
              form={formId}
              isPending={isBusy}
            >
              {props.confirm}
            </Button>
          </>
        }
      >
        <form id={formId} className="settings__fields" noValidate onSubmit={(event) => void run(event)}>
          {props.children}
          {failure === null ? null : (
            <p className="form-failure" role="alert">
              {failure}
            </p>
          )}
        </form>
      </Dialog>
    </>
  );
}
