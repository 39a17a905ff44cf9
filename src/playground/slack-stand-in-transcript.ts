/** One call that the app made, and what it was told. */
export interface Call {
  /** A Web API method, or `response_url`. */
  readonly method: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Slack's answer; null when the connection was dropped or never answered. */
  readonly answer: { readonly status: number; readonly body: Readonly<Record<string, unknown>> } | null;
  /** Whether the call took effect, answered or not. */
  readonly took: boolean;
}

/** Everything the app said to the stand-in, in order, with a way to wait for what comes next. */
export interface Transcript {
  readonly calls: readonly Call[];
  /** The first call of a method that `next` has not yet given; resolves when it comes. */
  next(method: string): Promise<Call>;
  /** Calls of a method. */
  of(method: string): readonly Call[];
  /** Tells the listener of every call from now on, once it is recorded; returns what ends that. */
  watch(listener: (call: Call) => void): () => void;
}

export interface WritableTranscript extends Transcript {
  add(call: Call): void;
}

/** An empty transcript. */
export function openTranscript(): WritableTranscript {
  const calls: Call[] = [];
  const given = new Set<Call>();
  const watching = new Set<(call: Call) => void>();
  const waiting: { method: string; give: (call: Call) => void }[] = [];
  return {
    calls,
    of: (method) => calls.filter((call) => call.method === method),
    next(method) {
      const call = calls.find((one) => one.method === method && !given.has(one));
      if (call !== undefined) {
        given.add(call);
        return Promise.resolve(call);
      }
      return new Promise((resolve) => waiting.push({ method, give: resolve }));
    },
    watch(listener) {
      watching.add(listener);
      return () => void watching.delete(listener);
    },
    add(call) {
      calls.push(call);
      for (const listener of watching) listener(call);
      const index = waiting.findIndex((one) => one.method === call.method);
      const [waiter] = index === -1 ? [] : waiting.splice(index, 1);
      if (waiter === undefined) return;
      given.add(call);
      waiter.give(call);
    },
  };
}
