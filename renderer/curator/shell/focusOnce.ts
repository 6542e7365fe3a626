/** A ref that puts the focus in a field when it first appears: the one thing to write where it is shown. */
export function focusOnce(element: HTMLElement | null): void {
  if (!element || element.dataset.greeted !== undefined) return;
  element.dataset.greeted = '';
  element.focus();
}
