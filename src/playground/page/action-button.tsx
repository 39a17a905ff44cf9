import type { JSX } from 'react';
import { stringOf, wordsOf } from './block-kit.ts';
import type { Json } from './contract.ts';
import { wording } from './wording.ts';

interface ActionButtonProps {
  readonly element: Json;
  /** Tells the app, with what the button carries. */
  readonly use: (carried: Json) => void;
}

/** A button, or a link that looks like one; the app hears of both. */
export function ActionButton({ element, use }: ActionButtonProps): JSX.Element {
  const style = stringOf(element['style']);
  const url = stringOf(element['url']);
  const text = wordsOf(element['text']);
  const look = `pg-button${style === '' ? '' : ` pg-${style}`}`;
  const name = stringOf(element['accessibility_label']) || undefined;
  const press = (): void => {
    const { value } = element;
    use({ text: element['text'], ...(value === undefined ? {} : { value }), ...(url === '' ? {} : { url }) });
  };
  return url === '' ? (
    <button type="button" className={look} aria-label={name} onClick={press}>
      {text}
    </button>
  ) : (
    <a
      className={look}
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={name}
      onClick={press}
    >
      {text}
      <span className="pg-hidden"> {wording.inNewTab}</span>
    </a>
  );
}
