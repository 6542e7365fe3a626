import { t } from '../i18n/i18n.ts';

/** A place as it was called at the time, with its name of today beside it. */
export const placeText = ({ place, placeToday }: { place: string; placeToday?: string | undefined }): string =>
  placeToday === undefined ? place : t('place.withToday', { place, today: placeToday });
