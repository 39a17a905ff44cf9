import { useEffect, useState } from 'react';
import type { Act, Done, Shown } from './contract.ts';
import { wording } from './wording.ts';

export interface Live {
  /** Null until the playground has answered for the first time. */
  readonly shown: Shown | null;
  readonly connected: boolean;
}

/** What a person sees, kept up to date by the playground; the browser connects again by itself. */
export function useLive(person: string): Live {
  const [live, setLive] = useState<Live>({ shown: null, connected: true });
  useEffect(() => {
    const source = new EventSource(`/shown?as=${person}`);
    source.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const shown: Shown = JSON.parse(data);
      setLive({ shown, connected: true });
    });
    source.addEventListener('error', () => {
      setLive(({ shown }) => ({ shown, connected: false }));
    });
    return () => source.close();
  }, [person]);
  return live;
}

/** Asks the playground to do what a person did. Never rejects. */
export async function doAct(person: string, act: Act): Promise<Done> {
  try {
    const response = await fetch(`/act?as=${person}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(act),
    });
    const done: Done = response.ok ? await response.json() : { trouble: wording.notTaken(response.status) };
    return done;
  } catch {
    return { trouble: wording.disconnected };
  }
}
