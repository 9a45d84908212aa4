import './dialog.css';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

/** A question that has to be answered first. Escape and a click outside close it. */
export function Dialog(props: {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
  role?: 'dialog' | 'alertdialog';
}) {
  return (
    <ModalOverlay
      className="dialog-overlay"
      isDismissable
      isOpen={props.isOpen}
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
    >
      <Modal className="dialog-modal">
        <AriaDialog className="dialog" role={props.role ?? 'dialog'}>
          <Heading slot="title" className="dialog__title">
            {props.title}
          </Heading>
          <div className="dialog__body">{props.children}</div>
          {props.footer ? <div className="dialog__footer">{props.footer}</div> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
