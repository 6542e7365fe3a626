import { useEffect } from 'preact/hooks';
import { fieldId } from '../form/context.ts';
import type { Form } from '../form/form.ts';
import type { Path } from '../form/path.ts';

/** Undo and redo of the whole form, by buttons and by Ctrl+Z and Ctrl+Shift+Z; Ctrl+S saves. */
export function useUndoKeys(form: Form, onSave: () => void): { undo(): void; redo(): void } {
  const undo = (): void => show(form.undo());
  const redo = (): void => show(form.redo());
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      // A dialog has its own fields.
      if (document.querySelector('dialog[open]')) return;
      const key = event.code === 'KeyZ' ? (event.shiftKey ? redo : undo) : { KeyY: redo, KeyS: onSave }[event.code];
      if (!key) return;
      event.preventDefault();
      key();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
  return { undo, redo };
}

/** Scrolls to the changed field. */
function show(path: Path | null): void {
  if (!path) return;
  requestAnimationFrame(() => elementOf(path)?.scrollIntoView({ block: 'nearest' }));
}

/** The element of the field at a path, or of the nearest one around it. */
function elementOf(path: Path): HTMLElement | null {
  for (let length = path.length; length > 0; length--) {
    const element = document.getElementById(fieldId(path.slice(0, length)));
    if (element) return element;
  }
  return null;
}

/** Focuses the field of a problem. */
export function goTo(path: Path): void {
  const section = document.querySelector<HTMLDetailsElement>(`details[data-fields~="${path[0]}"]`);
  if (section && !section.open) {
    section.addEventListener('toggle', () => requestAnimationFrame(() => focusOn(path)), { once: true });
    section.open = true;
  } else focusOn(path);
}

function focusOn(path: Path): void {
  const element = elementOf(path);
  if (!element) return;
  for (let fold = element.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) {
    fold.open = true;
  }
  element.scrollIntoView({ block: 'center' });
  const controls = 'textarea, input, select, button, a[href], [tabindex="0"]';
  const control = element.matches(controls) ? element : element.querySelector<HTMLElement>(controls);
  control?.focus({ preventScroll: true });
}
