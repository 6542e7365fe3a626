/** A copy of a substring. V8's own slices keep the whole text in memory. */
export const detached = (text: string): string => ` ${text}`.slice(1);
