import type { JSX } from 'react';
import { listOf } from './block-kit.ts';
import { Blocks } from './blocks.tsx';
import { SurroundingsContext, useSession } from './surroundings.ts';
import { wording } from './wording.ts';

/** The app's home, as it published it for this person. */
export function HomeTab(): JSX.Element {
  const { app, home } = useSession().shown;
  return (
    <div className="pg-messages pg-home" role="region" aria-label={wording.homeOf(app.name)} tabIndex={0}>
      {home === null ? (
        <p>{wording.noHome(app.name)}</p>
      ) : (
        <SurroundingsContext value={{ where: { in: 'home' } }}>
          <Blocks blocks={listOf(home['blocks'])} />
        </SurroundingsContext>
      )}
    </div>
  );
}
