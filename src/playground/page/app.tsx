import { useState, type JSX } from 'react';
import { useLive } from './live.ts';
import { wording } from './wording.ts';
import { Workspace } from './workspace.tsx';

/** The whole page: what is simulated, whether it runs, and the workspace of whoever sits at it. */
export function App(): JSX.Element {
  const [person, setPerson] = useState('');
  const { shown, connected } = useLive(person);
  return (
    <div className="pg-app">
      <header className="pg-simulation">{wording.simulation}</header>
      {connected ? null : (
        <p className="pg-trouble" role="alert">
          {wording.disconnected}
        </p>
      )}
      {shown === null ? (
        <p className="pg-waiting">{wording.connecting}</p>
      ) : (
        <Workspace key={shown.person.id} shown={shown} onPerson={setPerson} />
      )}
    </div>
  );
}
