/** Runs work, at most as many at a time as were allowed; the rest waits in order. */
export type Limited = <T>(work: () => Promise<T>) => Promise<T>;

export function limitConcurrency(most: number): Limited {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running < most) running++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // Its place passes on to the next one.
      if (next) next();
      else running--;
    }
  };
}
