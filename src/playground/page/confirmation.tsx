import { useId, type JSX } from 'react';
import { wordsOf } from './block-kit.ts';
import type { Json } from './contract.ts';
import { ModalBox } from './modal-box.tsx';
import { wording } from './wording.ts';

interface ConfirmationProps {
  /** The element's `confirm`, as Slack has it. */
  readonly confirm: Json;
  readonly onAnswer: (yes: boolean) => void;
}

/** Asks whether somebody is sure. */
export function Confirmation({ confirm, onAnswer }: ConfirmationProps): JSX.Element {
  const heading = useId();
  return (
    <ModalBox labelledBy={heading} onCancel={() => onAnswer(false)}>
      <h2 id={heading}>{wordsOf(confirm['title']) || wording.confirm}</h2>
      <p className="pg-dialog-body">{wordsOf(confirm['text'])}</p>
      <footer>
        <button type="button" className="pg-button" onClick={() => onAnswer(false)}>
          {wordsOf(confirm['deny']) || wording.no}
        </button>
        <button
          type="button"
          className={confirm['style'] === 'danger' ? 'pg-button pg-danger' : 'pg-button pg-primary'}
          onClick={() => onAnswer(true)}
        >
          {wordsOf(confirm['confirm']) || wording.yes}
        </button>
      </footer>
    </ModalBox>
  );
}
