/** Focuses the link of a row of the list, counted from 0; further than the last is the last. */
export function focusRow(index: number): void {
  const links = [...document.querySelectorAll<HTMLElement>('main tbody th a')];
  links.at(Math.min(Math.max(index, 0), links.length - 1))?.focus();
}

/** Arrow keys lead from row to row. */
export function onRowKey(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const rows = [...document.querySelectorAll('main tbody tr')];
  const current = rows.findIndex((row) => row.contains(event.target as Node));
  if (!step || current === -1) return;
  event.preventDefault();
  focusRow(current + step);
}
