/**
 * Loads code once, and again after a failure. An `import()` of a module that is there takes the browser a frame or two all the same;
 * a promise that is settled takes none.
 */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | null = null;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
}
