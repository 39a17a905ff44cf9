/** Lets so many through at once; the others wait in the order in which they came. */
export function turnstile(places: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = places;
  const queue: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => queue.push(resolve));
    try {
      return await work();
    } finally {
      const next = queue.shift();
      // The place goes straight to the next in line.
      if (next) next();
      else free += 1;
    }
  };
}
