/** A ref that focuses a field when it first appears. */
export function focusOnce(element: HTMLElement | null): void {
  if (!element || element.dataset.greeted !== undefined) return;
  element.dataset.greeted = '';
  // A dialog that opens gives the focus to what asks for it, else to its first button.
  element.autofocus = true;
  element.focus();
}
