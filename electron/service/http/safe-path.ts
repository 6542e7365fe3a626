/** A name that needs no thought on any platform: no dot first, no separator, no drive, no device stream. */
const safeName = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;

/**
 * The path of a request as the names of folders and a file; null where any of them is not plain. Each name is
 * decoded once and by itself, so that an encoded separator or `..` is a wrong name and not a step.
 */
export function safeNames(pathname: string): string[] | null {
  const names = pathname.split('/').slice(1);
  try {
    const decoded = names.map(decodeURIComponent);
    return decoded.every((name) => safeName.test(name)) ? decoded : null;
  } catch {
    return null;
  }
}
