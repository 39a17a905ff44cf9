import { useMemo, type JSX } from 'react';
import { listOf } from './block-kit.ts';
import { Blocks } from './blocks.tsx';
import type { Act, Done, Shown } from './contract.ts';
import { SurroundingsProvider, type Surroundings } from './surroundings.ts';
import { wording } from './wording.ts';

interface HomeTabProps {
  readonly shown: Shown;
  readonly act: (act: Act) => Promise<Done>;
}

/** The app's home, as it published it for this person. */
export function HomeTab({ shown, act }: HomeTabProps): JSX.Element {
  const surroundings = useMemo((): Surroundings => {
    const where = { in: 'home' } as const;
    return {
      shown,
      onUse: (block, action) => act({ do: 'use', where, block, action }),
      onSearch: async (block, action, query) =>
        (await act({ do: 'search', where, block, action, query })).options ?? [],
      onChange: null,
      errors: {},
    };
  }, [shown, act]);
  return (
    <div
      className="pg-messages pg-home"
      role="region"
      aria-label={wording.homeOf(shown.app.name)}
      tabIndex={0}
    >
      {shown.home === null ? (
        <p>{wording.noHome(shown.app.name)}</p>
      ) : (
        <SurroundingsProvider value={surroundings}>
          <Blocks blocks={listOf(shown.home['blocks'])} />
        </SurroundingsProvider>
      )}
    </div>
  );
}
