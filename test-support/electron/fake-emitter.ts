import type { WebContents } from 'electron';

type Handler = (...args: never[]) => unknown;

/** Records handlers by event name; `emit` calls them and returns whether the default was prevented. */
export function fakeEmitter() {
  const handlers = new Map<string, Handler>();
  const on = ((name: string, handler: Handler) => handlers.set(name, handler)) as unknown as WebContents['on'];
  const emit = (name: string, fields: object, ...rest: unknown[]) => {
    let prevented = false;
    const event = { ...fields, preventDefault: () => (prevented = true) };
    (handlers.get(name) as ((...args: unknown[]) => void) | undefined)?.(event, ...rest);
    return prevented;
  };
  return { handlers, on, emit };
}
