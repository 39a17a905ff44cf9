import { useId, useRef, useState, type JSX } from 'react';
import { flushSync } from 'react-dom';
import { listOf, wordsOf } from './block-kit.ts';
import { Blocks } from './blocks.tsx';
import type { OpenView, Values } from './contract.ts';
import { faultsOf, valuesOf } from './form-values.ts';
import { ModalBox } from './modal-box.tsx';
import { SurroundingsContext, useSession, type Surroundings } from './surroundings.ts';
import { wording } from './wording.ts';

type Errors = NonNullable<Surroundings['errors']>;

/** A form that the app opened (a modal view), with what has been entered until it is sent or closed. */
export function FormDialog({ form: { id, view } }: { readonly form: OpenView }): JSX.Element {
  const { act } = useSession();
  const heading = useId();
  const body = useRef<HTMLDivElement>(null);
  const [entered, setEntered] = useState<Values>({});
  const [errors, setErrors] = useState<Errors>({});
  const [trouble, setTrouble] = useState('');
  const [sending, setSending] = useState(false);
  const values = valuesOf(view, entered);
  const submit = wordsOf(view['submit']);

  const change: Surroundings['onChange'] = (block, action, value) => {
    const now = { ...entered, [block]: { ...entered[block], [action]: value } };
    setEntered(now);
    setErrors(({ [block]: _mended, ...others }) => others);
    return { in: 'view', id, values: valuesOf(view, now) };
  };
  /** Shows what is wrong, and leads to the first of it. */
  const show = (found: Errors): void => {
    flushSync(() => setErrors(found));
    body.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  };
  const send = async (): Promise<void> => {
    const faults = faultsOf(view, values);
    if (Object.keys(faults).length > 0) return show(faults);
    setSending(true);
    const done = await act({ do: 'submit', id, values });
    setSending(false);
    setTrouble(done.trouble ?? '');
    show(done.errors ?? {});
  };
  const close = (all: boolean): void => void act({ do: 'close', id, all });

  return (
    <ModalBox labelledBy={heading} onCancel={() => close(false)}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <header>
          <h2 id={heading}>{wordsOf(view['title'])}</h2>
          <button type="button" className="pg-close" aria-label={wording.close} onClick={() => close(true)}>
            ×
          </button>
        </header>
        <div ref={body} className="pg-dialog-body">
          {trouble === '' ? null : (
            <p className="pg-error" role="alert">
              {trouble}
            </p>
          )}
          <SurroundingsContext value={{ where: { in: 'view', id, values }, onChange: change, errors }}>
            <Blocks blocks={listOf(view['blocks'])} />
          </SurroundingsContext>
        </div>
        <footer>
          <button type="button" className="pg-button" onClick={() => close(false)}>
            {wordsOf(view['close']) || wording.cancel}
          </button>
          {submit === '' ? null : (
            <button type="submit" className="pg-button pg-primary" disabled={sending}>
              {submit}
            </button>
          )}
        </footer>
      </form>
    </ModalBox>
  );
}
