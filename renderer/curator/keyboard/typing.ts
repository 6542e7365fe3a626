import { deleteBefore, moveCaret, type Typed } from '../../shared/keyboard/typed-text.ts';

export type WritableField = HTMLInputElement | HTMLTextAreaElement;

const written = ['text', 'search', 'password', 'url'];

/** Whether letters can be written in an element. */
export function isWritable(element: EventTarget | null): element is WritableField {
  if (element instanceof HTMLTextAreaElement) return !element.readOnly;
  return element instanceof HTMLInputElement && written.includes(element.type) && !element.readOnly;
}

const typedIn = (field: WritableField): Typed => ({
  text: field.value,
  start: field.selectionStart ?? field.value.length,
  end: field.selectionEnd ?? field.value.length,
});

/** Puts what a change makes of it in the field, as if it had been typed there. */
function change(field: WritableField, { text, start, end }: Typed): void {
  const isNew = text !== field.value;
  if (isNew) field.value = text;
  field.setSelectionRange(start, end);
  if (isNew) field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

export function write(field: WritableField, letters: string): void {
  const { text, start, end } = typedIn(field);
  const caret = start + letters.length;
  change(field, { text: text.slice(0, start) + letters + text.slice(end), start: caret, end: caret });
}

export const erase = (field: WritableField): void => change(field, deleteBefore(typedIn(field)));

export const step = (field: WritableField, by: -1 | 1): void => change(field, moveCaret(typedIn(field), by));

/** A new line in a text; in a line, what Enter does there. */
export function enter(field: WritableField): void {
  if (field instanceof HTMLTextAreaElement) {
    write(field, '\n');
    return;
  }
  const key = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
  if (field.dispatchEvent(key)) field.form?.requestSubmit();
}
