/** Whether the workshop was opened at the kiosk's own glass: no keyboard of the system comes up there. */
export const isKiosk = (): boolean => new URLSearchParams(location.search).has('kiosk');

/** Back to what the visitors see. */
export const toVisitors = (): void => location.assign('./');

export const kioskAddress = './workshop.html?kiosk';
