import { fireEvent, screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { button, click, renderInForm, settle, type } from '../../../test-support/renderer/render.tsx';
import { t } from '../app/i18n.ts';
import { GroupField, ListField } from './GroupFields.tsx';

const list = {
  form: 'list',
  name: 'aliases',
  item: [{ form: 'line', name: 'text', label: 'field.alias' }],
  fresh: () => ({ text: '' }),
} as const;
const group = {
  form: 'group',
  name: 'tally',
  optional: true,
  fresh: () => ({ peoplePerStroke: 1000 }),
  fields: [{ form: 'number', name: 'peoplePerStroke' }],
} as const;

test('entries of a list are added after another, moved and removed', async () => {
  const form = await renderInForm(<ListField field={list} path={['aliases']} />, {
    aliases: [{ text: 'a' }, { text: 'b' }],
  });
  await click(button(t('list.addAfter', { number: 1 })));
  expect(form.body.value).toEqual({ aliases: [{ text: 'a' }, { text: '' }, { text: 'b' }] });
  await click(button(t('list.up', { number: 3 })));
  expect(form.body.value).toEqual({ aliases: [{ text: 'a' }, { text: 'b' }, { text: '' }] });
  await click(button(t('list.remove', { number: 1 })));
  expect(form.body.value).toEqual({ aliases: [{ text: 'b' }, { text: '' }] });
});

test('the focus goes along with an entry that the keyboard moves', async () => {
  const form = await renderInForm(<ListField field={list} path={['aliases']} />, {
    aliases: [{ text: 'a' }, { text: 'b' }, { text: 'c' }],
  });
  await click(button(t('list.down', { number: 1 })));
  await vi.waitFor(() => expect(document.activeElement).toBe(button(t('list.down', { number: 2 }))));
  await click(button(t('list.down', { number: 2 })));
  expect(form.body.value).toEqual({ aliases: [{ text: 'b' }, { text: 'c' }, { text: 'a' }] });
  // The last one goes no further down.
  await vi.waitFor(() => expect(document.activeElement).toBe(button(t('list.up', { number: 3 }))));
});

test.each([
  ['below the last', 0, 130, ['b', 'c', 'a']],
  ['above the first', 2, 5, ['c', 'a', 'b']],
  ['back to where it was', 1, 60, ['a', 'b', 'c']],
])('an entry is dragged by its handle %s', async (_, from, y, order) => {
  const form = await renderInForm(<ListField field={list} path={['aliases']} />, {
    aliases: [{ text: 'a' }, { text: 'b' }, { text: 'c' }],
  });
  const entries = [...document.querySelectorAll('li')];
  for (const [index, entry] of entries.entries())
    entry.getBoundingClientRect = () => ({ top: 40 * index, height: 40 }) as DOMRect;
  const handle = screen.getAllByTitle(t('list.drag'))[from] as HTMLElement;
  handle.setPointerCapture = () => {};
  fireEvent.pointerDown(handle, { pointerId: 1 });
  fireEvent.pointerMove(handle, { pointerId: 1, clientY: y });
  fireEvent.pointerUp(handle, { pointerId: 1 });
  await settle();
  expect(form.body.value).toEqual({ aliases: order.map((text) => ({ text })) });
});

test('a field within an entry writes to its own place', async () => {
  const form = await renderInForm(<ListField field={list} path={['aliases']} />, {
    aliases: [{ text: 'a' }, { text: 'b' }],
  });
  await type(screen.getAllByRole('textbox')[1] as HTMLElement, 'c');
  expect(form.body.value).toEqual({ aliases: [{ text: 'a' }, { text: 'c' }] });
});

test('an empty list offers its first entry', async () => {
  const form = await renderInForm(<ListField field={list} path={['aliases']} />, {});
  await click(button(t('list.add')));
  expect(form.body.value).toEqual({ aliases: [{ text: '' }] });
});

test('an optional group is added with its defaults and removed as a whole', async () => {
  const form = await renderInForm(<GroupField field={group} path={['tally']} />, {});
  await click(button(t('field.tally')));
  expect(form.body.value).toEqual({ tally: { peoplePerStroke: 1000 } });
  expect(screen.getByRole('textbox')).toBeTruthy();
  await click(button(t('field.remove', { label: t('field.tally') })));
  expect(form.body.value).toEqual({});
});
