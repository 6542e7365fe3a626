import { expect, test } from 'vitest';
import { createForm } from './form.ts';
import { valueAt, withValue } from './path.ts';

/** Protects: undo and redo over a whole record, letter by letter typed in one go as one step, and nothing else lost. */
const at = (nowMs: { value: number }) => () => nowMs.value;

test('letters typed in one go are one step; a pause or another field begins a new one', () => {
  const nowMs = { value: 0 };
  const form = createForm({ name: { kk: '' } }, at(nowMs));
  for (const text of ['Қ', 'Қа', 'Қар']) {
    nowMs.value += 100;
    form.write(['name', 'kk'], text);
  }
  nowMs.value += 5000;
  form.write(['name', 'kk'], 'Қарлаг');
  form.write(['name', 'ru'], 'К');
  form.undo();
  expect(form.body.value).toEqual({ name: { kk: 'Қарлаг' } });
  form.undo();
  expect(form.body.value).toEqual({ name: { kk: 'Қар' } });
  form.undo();
  expect(form.body.value).toEqual({ name: { kk: '' } });
  expect(form.undo()).toBeNull();
  expect(form.canUndo.value).toBe(false);
});

test('redo brings back every step, and a new letter ends it', () => {
  const form = createForm({ a: 1 }, () => 0);
  form.write(['a'], 2);
  form.write(['b'], 3);
  form.undo();
  form.undo();
  expect(form.redo()).toEqual(['a']);
  expect(form.redo()).toEqual(['b']);
  expect(form.body.value).toEqual({ a: 2, b: 3 });
  form.undo();
  form.write(['a'], 9);
  expect(form.canRedo.value).toBe(false);
});

test('a step after an undo is not joined to what was undone', () => {
  const form = createForm({ a: '' }, () => 0);
  form.write(['a'], 'x');
  form.undo();
  form.write(['a'], 'y');
  form.undo();
  expect(form.body.value).toEqual({ a: '' });
});

test('writing leaves the rest shared and takes a key away with undefined', () => {
  const body = { seats: [{ place: { kk: 'Долинка' } }, { place: { kk: 'Кеңгір' } }], name: { kk: 'Қарлаг' } };
  const next = withValue(body, ['seats', 1, 'place', 'kk'], 'Жезқазған');
  expect(valueAt(next, ['seats', 1, 'place', 'kk'])).toBe('Жезқазған');
  expect(next.name).toBe(body.name);
  expect(valueAt(next, ['seats', 0])).toBe(body.seats[0]);
  expect(withValue(body, ['name'], undefined)).toEqual({ seats: body.seats });
  expect(withValue({}, ['citations', 0, 'source'], 'gm')).toEqual({ citations: [{ source: 'gm' }] });
});
