import { useId, useState, type JSX } from 'react';
import type { Message } from './contract.ts';
import { ModalBox } from './modal-box.tsx';
import { useSession } from './surroundings.ts';
import { wording } from './wording.ts';

/** Puts a message on the clipboard as Slack's Block Kit Builder takes it, or shows it where that is not allowed. */
export function CopyButton({ message: { text, blocks } }: { readonly message: Message }): JSX.Element {
  const { say } = useSession();
  const heading = useId();
  const [byHand, setByHand] = useState(false);
  const json = (): string => JSON.stringify({ text, blocks }, null, 2);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(json());
      say(wording.copied);
    } catch {
      setByHand(true);
    }
  };
  return (
    <>
      <button type="button" className="pg-quiet" onClick={() => void copy()}>
        {wording.copy}
      </button>
      {byHand ? (
        <ModalBox labelledBy={heading} onCancel={() => setByHand(false)}>
          <h2 id={heading}>{wording.copyByHand}</h2>
          <textarea
            className="pg-input pg-json"
            readOnly
            rows={14}
            value={json()}
            aria-labelledby={heading}
          />
          <footer>
            <button type="button" className="pg-button" onClick={() => setByHand(false)}>
              {wording.close}
            </button>
          </footer>
        </ModalBox>
      ) : null}
    </>
  );
}
