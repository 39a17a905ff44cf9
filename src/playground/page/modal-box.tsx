import { useEffect, useRef, type JSX, type ReactNode } from 'react';

interface ModalBoxProps {
  /** The id of the heading that names it. */
  readonly labelledBy: string;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** A dialog over the page: the browser keeps the focus in it, and Escape cancels. */
export function ModalBox({ labelledBy, onCancel, children }: ModalBoxProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    if (shown && !shown.open) shown.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="pg-dialog"
      aria-labelledby={labelledBy}
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
