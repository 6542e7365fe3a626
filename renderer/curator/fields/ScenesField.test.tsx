import { fireEvent, screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { button, click, renderInForm, settle } from '../../../test-support/renderer/render.tsx';
import { t } from '../app/i18n.ts';
import { ScenesField } from './ScenesField.tsx';

const field = { form: 'scenes', name: 'scenes', item: [] } as const;
const open = (scenes: object[], more: object = {}) =>
  renderInForm(
    <ScenesField field={field} path={['scenes']} />,
    { scenes, ...more },
    {
      recordKey: { kind: 'playlist', id: 'main' },
    },
  );
const name = (weight: number) => ({ kind: 'name', weight });
const years = (weight: number) => ({ kind: 'years', weight });
const minutes = () => screen.getByRole('img').getAttribute('aria-label');

test('a share moved with the slider changes the hour at once', async () => {
  const form = await open([name(50), years(50)]);
  expect(minutes()).toContain(t('scenes.people', { minutes: 30 }));
  fireEvent.input(screen.getAllByRole('slider')[0] as HTMLElement, { target: { value: '75' } });
  await settle();
  expect(form.body.value).toEqual({ scenes: [name(75), years(50)] });
  expect(minutes()).toContain(t('scenes.people', { minutes: 36 }));
});

test('warns where people have less than half of the time, and not where they have half', async () => {
  const form = await open([name(49), years(50)]);
  expect(screen.getByText(t('scenes.fewPeople'))).toBeTruthy();
  form.write(['scenes', 0, 'weight'], 50);
  await settle();
  expect(screen.queryByText(t('scenes.fewPeople'))).toBeNull();
});

test('offers the kinds of scene that are missing, and removes one', async () => {
  const form = await open([name(50)]);
  expect(screen.queryByRole('button', { name: t('scene.name') })).toBeNull();
  await click(button(t('scene.question')));
  expect(form.body.value.scenes).toMatchObject([name(50), { kind: 'question' }]);
  await click(button(t('field.remove', { label: t('scene.name') })));
  expect(form.body.value.scenes).toMatchObject([{ kind: 'question' }]);
});

test('selects records where there are several, and none for the map', async () => {
  await open([{ ...name(50), only: ['abay', 'anna'] }, years(5)]);
  expect(screen.getByText(t('scenes.selected', { count: 2 }))).toBeTruthy();
  expect(screen.queryAllByText(t('scenes.all'))).toEqual([]);
});

test('counts scenes in a row where the order is given', async () => {
  await open([name(2), years(1)], { order: 'given' });
  expect(screen.getAllByLabelText(t('field.turns')).length).toBe(2);
  expect(screen.queryByLabelText(t('field.weight'))).toBeNull();
});
