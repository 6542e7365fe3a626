/** Whether the workshop is shown on the kiosk's touch screen, where no system keyboard appears. */
export const isKiosk = (): boolean => new URLSearchParams(location.search).has('kiosk');

/** The display of this page; null on a kiosk with one display. */
export const displayName = (): string | null => new URLSearchParams(location.search).get('display');

/** Returns to the visitors' page on this display. */
export function toVisitors(): void {
  const query = new URLSearchParams(location.search);
  query.delete('kiosk');
  const search = query.toString();
  location.assign(search ? `./?${search}` : './');
}

/** To the page that sets up the kiosk, on this display. */
export const toFirstStart = (): void => location.assign(`./first-start.html${location.search}`);
