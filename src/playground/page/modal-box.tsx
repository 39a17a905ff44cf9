import type { JSX, ReactNode } from 'react';

interface ModalBoxProps {
  /** The id of the heading that names it. */
  readonly labelledBy: string;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/**
 * A dialog over the page. The browser keeps the focus in it and gives it back to where it was; Escape cancels.
 */
export function ModalBox({ labelledBy, onCancel, children }: ModalBoxProps): JSX.Element {
  return (
    <dialog
      ref={show}
      className="pg-dialog"
      aria-labelledby={labelledBy}
      // A key in it means nothing to the thread that it was opened from.
      onKeyDown={(event) => event.stopPropagation()}
      onCancel={(event) => {
        // Whether it closes is for the playground to say.
        event.preventDefault();
        onCancel();
      }}
    >
      {children}
    </dialog>
  );
}

/** Opens a dialog at its first field, as long as it is there. */
function show(dialog: HTMLDialogElement | null): (() => void) | undefined {
  dialog?.showModal();
  dialog?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  return () => dialog?.close();
}
