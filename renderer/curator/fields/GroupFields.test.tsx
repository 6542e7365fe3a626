import { screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { button, click, renderInForm, type } from '../../../test-support/renderer/render.tsx';
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
