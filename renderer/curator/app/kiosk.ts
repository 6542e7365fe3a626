/** Whether the workshop was opened at the kiosk's own glass: no keyboard of the system comes up there. */
export const isKiosk = (): boolean => new URLSearchParams(location.search).has('kiosk');

/** Which of several screens this is; null where there is one. */
export const displayName = (): string | null => new URLSearchParams(location.search).get('display');

/** Back to what the visitors see on this screen. */
export function toVisitors(): void {
  const query = new URLSearchParams(location.search);
  query.delete('kiosk');
  const search = query.toString();
  location.assign(search ? `./?${search}` : './');
}
