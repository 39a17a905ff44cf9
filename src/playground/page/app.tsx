import { useState, type JSX } from 'react';
import { useLive } from './live.ts';
import { wording } from './wording.ts';
import { Workspace } from './workspace.tsx';

/** The whole page: what is simulated, whether it runs, and the workspace of whoever sits at it. */
export function App(): JSX.Element {
  const [person, setPerson] = useState('');
  const { shown, connected } = useLive(person);
  // Until the one who was chosen is shown, whatever is typed would be said by the one before.
  const current = person === '' || shown?.person.id === person ? shown : null;
  return (
    <div className="pg-app">
      <header className="pg-simulation">{wording.simulation}</header>
      {connected ? null : (
        <p className="pg-trouble" role="alert">
          {wording.disconnected}
        </p>
      )}
      {current === null ? (
        <p className="pg-waiting">{wording.connecting}</p>
      ) : (
        <Workspace key={current.person.id} shown={current} onPerson={setPerson} />
      )}
    </div>
  );
}
