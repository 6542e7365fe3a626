/** A period as days, null where that end is not known. */
export interface Days {
  firstDay: string | null;
  lastDay: string | null;
}

/** What held on a day. Of periods that touch, the one that began last. */
export function heldOn<Value extends Days>(values: readonly Value[], day: string | null): Value | undefined {
  if (day === null) return undefined;
  return values
    .filter(({ firstDay, lastDay }) => (firstDay ?? day) <= day && day <= (lastDay ?? day))
    .sort((a, b) => (b.firstDay ?? '').localeCompare(a.firstDay ?? ''))[0];
}

/** What held at the end of a year, or else in a part of it. */
export function heldIn<Value extends Days>(values: readonly Value[], year: number): Value | undefined {
  return heldOn(values, `${year}-12-31`) ?? heldOn(values, `${year}-06-30`) ?? heldOn(values, `${year}-01-01`);
}
