import { useId, useMemo, useState, type JSX } from 'react';
import { listOf, wordsOf } from './block-kit.ts';
import { Blocks } from './blocks.tsx';
import type { Act, Done, OpenView, Shown, Values } from './contract.ts';
import { faultsOf, valuesOf } from './form-values.ts';
import { ModalBox } from './modal-box.tsx';
import { SurroundingsProvider, type Surroundings } from './surroundings.ts';
import { wording } from './wording.ts';

interface FormDialogProps {
  readonly open: OpenView;
  readonly shown: Shown;
  readonly act: (act: Act) => Promise<Done>;
}

/** A form that the app opened (a modal view), with what has been entered until it is sent or closed. */
export function FormDialog({ open, shown, act }: FormDialogProps): JSX.Element {
  const { id, view } = open;
  const heading = useId();
  const [entered, setEntered] = useState<Values>({});
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [trouble, setTrouble] = useState('');
  const [sending, setSending] = useState(false);
  const values = valuesOf(view, entered);

  const surroundings = useMemo((): Surroundings => {
    const where = { in: 'view', id, values } as const;
    return {
      shown,
      errors,
      onUse: (block, action) => act({ do: 'use', where, block, action }),
      onSearch: async (block, action, query) =>
        (await act({ do: 'search', where, block, action, query })).options ?? [],
      onChange: (block, action, value) => {
        setEntered((before) => ({ ...before, [block]: { ...before[block], [action]: value } }));
        setErrors((before) =>
          Object.fromEntries(Object.entries(before).filter(([other]) => other !== block)),
        );
      },
    };
  }, [shown, act, id, errors, entered, view]);

  const send = async (): Promise<void> => {
    const faults = faultsOf(view, values);
    setErrors(faults);
    if (Object.keys(faults).length > 0) return;
    setSending(true);
    const done = await act({ do: 'submit', id, values });
    setSending(false);
    setErrors(done.errors ?? {});
    setTrouble(done.trouble ?? '');
  };
  const close = (): void => void act({ do: 'close', id, all: false });

  return (
    <ModalBox labelledBy={heading} onCancel={close}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <header>
          <h2 id={heading}>{wordsOf(view['title'])}</h2>
          <button type="button" className="pg-quiet" aria-label={wording.close} onClick={close}>
            ×
          </button>
        </header>
        <div className="pg-dialog-body">
          {trouble === '' ? null : (
            <p className="pg-error" role="alert">
              {trouble}
            </p>
          )}
          <SurroundingsProvider value={surroundings}>
            <Blocks blocks={listOf(view['blocks'])} />
          </SurroundingsProvider>
        </div>
        <footer>
          <button type="button" className="pg-button" onClick={close}>
            {wordsOf(view['close']) || wording.cancel}
          </button>
          {wordsOf(view['submit']) === '' ? null : (
            <button type="submit" className="pg-button pg-primary" disabled={sending}>
              {wordsOf(view['submit'])}
            </button>
          )}
        </footer>
      </form>
    </ModalBox>
  );
}
