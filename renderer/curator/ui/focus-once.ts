/** A ref that puts the focus in a field when it first appears: the one thing to write where it is shown. */
export function focusOnce(element: HTMLElement | null): void {
  if (!element || element.dataset.greeted !== undefined) return;
  element.dataset.greeted = '';
  // A dialog that opens gives the focus to what asks for it, else to its first button.
  element.autofocus = true;
  element.focus();
}
