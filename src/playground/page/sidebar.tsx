import type { JSX, ReactNode } from 'react';
import { homeId } from './places.ts';
import { useSession } from './surroundings.ts';
import { wording } from './wording.ts';

interface SidebarProps {
  /** The id of the open conversation, or of the home. */
  readonly current: string;
  readonly unreadIn: (place: string) => number;
  readonly onOpen: (place: string) => void;
  readonly onPerson: (id: string) => void;
}

/** Where a person can go, what they can begin anywhere, and who they are. */
export function Sidebar({ current, unreadIn, onOpen, onPerson }: SidebarProps): JSX.Element {
  const { shown, act } = useSession();
  const { conversations, shortcuts, app, person, persons } = shown;
  const link = (id: string, name: string): JSX.Element => (
    <li key={id}>
      <button type="button" aria-current={id === current ? 'page' : undefined} onClick={() => onOpen(id)}>
        {name}
        <Unread count={unreadIn(id)} />
      </button>
    </li>
  );
  return (
    <nav className="pg-sidebar" aria-label={wording.places}>
      <Group title={wording.channels}>
        {conversations.filter(({ kind }) => kind !== 'im').map(({ id, name }) => link(id, `# ${name}`))}
      </Group>
      <Group title={wording.direct}>
        {conversations.filter(({ kind }) => kind === 'im').map(({ id }) => link(id, app.name))}
      </Group>
      <Group title={wording.apps}>{link(homeId, wording.home)}</Group>
      {shortcuts.length === 0 ? null : (
        <Group title={wording.shortcuts}>
          {shortcuts.map(({ id, name, description }) => (
            <li key={id}>
              <button type="button" title={description} onClick={() => void act({ do: 'shortcut', id })}>
                {name}
              </button>
            </li>
          ))}
        </Group>
      )}
      <label className="pg-person">
        <span>{wording.person}</span>
        <select
          aria-label={wording.person}
          value={person.id}
          onChange={({ target }) => onPerson(target.value)}
        >
          {persons.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </nav>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }): JSX.Element {
  return (
    <>
      <h2>{title}</h2>
      <ul>{children}</ul>
    </>
  );
}

function Unread({ count }: { readonly count: number }): JSX.Element | null {
  return count === 0 ? null : (
    <>
      <span className="pg-count" aria-hidden="true">
        {count}
      </span>
      <span className="pg-hidden"> ({wording.unread(count)})</span>
    </>
  );
}
