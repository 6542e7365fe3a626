import { type Navigator, shown } from '../navigation/navigator.ts';
import { isBare } from '../navigation/route.ts';
import { closeSheet, sheet } from '../navigation/sheet.ts';

const reachable = 'a[href], button, input, [tabindex="0"]';

/** Elements that handle arrow keys themselves: text fields, the year slider, the camps on the map. */
const ownKeys = 'input, [role=slider], [role=listbox], [data-map]';

/**
 * Navigation by a keyboard or a tactile keypad: left and right move from control to control as Tab does, up and down
 * scroll, Escape goes back, Home goes home. A slider keeps left and right, so there up and down move on.
 */
export function followKeys(target: Document, navigator: Navigator): void {
  target.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    const isTyping = event.target instanceof HTMLInputElement && event.target.type === 'text';
    const keepsKeys = event.target instanceof Element && event.target.closest(ownKeys) !== null;
    if (event.key === 'Escape') {
      if (sheet.value) closeSheet();
      else if (!isDialogOpen(target) && !isBare(shown.value?.route.screen ?? 'loop')) void navigator.back();
    } else if (event.key === 'Home' && !keepsKeys && shown.value?.route.screen !== 'loop') {
      event.preventDefault();
      void navigator.go({ screen: 'home' });
    } else if ((event.key === 'ArrowLeft' || event.key === 'ArrowRight') && !keepsKeys && !isTyping) {
      event.preventDefault();
      step(target, event.key === 'ArrowRight' ? 1 : -1);
    } else if ((event.key === 'ArrowUp' || event.key === 'ArrowDown') && isSlider(event.target)) {
      event.preventDefault();
      step(target, event.key === 'ArrowDown' ? 1 : -1);
    }
  });
}

const isSlider = (target: EventTarget | null): boolean => target instanceof Element && target.matches('[role=slider]');

/** A dialog or a warning is open and takes the keys first. */
function isDialogOpen(page: Document): boolean {
  return page.querySelector('[role=dialog], [role=alertdialog], dialog[open]') !== null;
}

/** Focuses the next or the previous control, cyclically. */
function step(page: Document, by: 1 | -1): void {
  const root = page.querySelector('[role=alertdialog], dialog[open], [role=dialog]') ?? page;
  const controls = [...root.querySelectorAll<HTMLElement>(reachable)].filter(
    (control) => control.tabIndex >= 0 && control.checkVisibility({ visibilityProperty: true }),
  );
  const at = controls.findIndex((control) => control.matches(':focus'));
  // The first control follows the screen itself, which has the focus when it opens.
  const next = at < 0 && by < 0 ? controls.length - 1 : (at + by + controls.length) % controls.length;
  controls[next]?.focus();
}
