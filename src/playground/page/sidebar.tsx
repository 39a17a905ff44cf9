import type { JSX } from 'react';
import type { Place, Shown } from './contract.ts';
import { wording } from './wording.ts';

interface SidebarProps {
  readonly shown: Shown;
  /** The id of the open conversation, or `home`. */
  readonly current: string;
  readonly unread: (place: string) => number;
  readonly onOpen: (place: string) => void;
  readonly onShortcut: (id: string) => void;
  readonly onPerson: (id: string) => void;
}

/** Where a person can go: channels, the app's direct messages and its home. */
export function Sidebar(props: SidebarProps): JSX.Element {
  const { shown, current, unread, onOpen, onShortcut, onPerson } = props;
  const link = (id: string, name: string): JSX.Element => {
    const count = unread(id);
    return (
      <li key={id}>
        <button type="button" aria-current={id === current ? 'page' : undefined} onClick={() => onOpen(id)}>
          {name}
          {count > 0 ? (
            <>
              <span className="pg-count" aria-hidden="true">
                {count}
              </span>
              <span className="pg-hidden"> ({wording.unread(count)})</span>
            </>
          ) : null}
        </button>
      </li>
    );
  };
  const places = (kinds: readonly Place['kind'][]): readonly Place[] =>
    shown.conversations.filter(({ kind }) => kinds.includes(kind));
  return (
    <nav className="pg-sidebar" aria-label={wording.places}>
      <h2>{wording.channels}</h2>
      <ul>{places(['channel', 'private']).map(({ id, name }) => link(id, `# ${name}`))}</ul>
      <h2>{wording.direct}</h2>
      <ul>{places(['im']).map(({ id }) => link(id, shown.app.name))}</ul>
      <h2>{wording.apps}</h2>
      <ul>{link('home', wording.home)}</ul>
      {shown.shortcuts.length === 0 ? null : (
        <>
          <h2>{wording.shortcuts}</h2>
          <ul>
            {shown.shortcuts.map(({ id, name, description }) => (
              <li key={id}>
                <button type="button" title={description} onClick={() => onShortcut(id)}>
                  {name}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <label className="pg-person">
        <span>{wording.person}</span>
        <select
          aria-label={wording.person}
          value={shown.person.id}
          onChange={({ target }) => onPerson(target.value)}
        >
          {shown.persons.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </nav>
  );
}
