import { fireEvent, screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { recordSummary } from '../../../test-support/renderer/records.ts';
import { choose, click, renderInForm, settle, type } from '../../../test-support/renderer/render.tsx';
import { language, t } from '../app/i18n.ts';
import { ChoiceField, FlagField, LineField, NumberField } from './InputFields.tsx';

const line = { form: 'line', name: 'url' } as const;
const number = { form: 'number', name: 'order' } as const;
const choice = {
  form: 'choice',
  name: 'status',
  options: ['published', 'unverified'],
  text: (option: string) => option.toUpperCase(),
} as const;

test('an emptied line is removed from the body', async () => {
  const form = await renderInForm(<LineField field={line} path={['url']} />, { url: 'https://memo.ru' });
  await type(screen.getByRole('textbox'), '');
  expect(form.body.value).toEqual({});
});

test('the day on which a page was read is entered as today', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 29, 23, 30) });
  const field = { form: 'line', name: 'accessed', day: true } as const;
  const form = await renderInForm(<LineField field={field} path={['accessed']} />, {});
  await click(screen.getByRole('button', { name: t('field.today') }));
  expect(form.body.value).toEqual({ accessed: '2026-11-29' });
  vi.useRealTimers();
});

test('several lines are a text area', async () => {
  await renderInForm(<LineField field={{ ...line, form: 'lines' }} path={['url']} />, { url: 'a\nb' });
  expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('a\nb');
});

test('an optional choice can be cleared', async () => {
  const form = await renderInForm(<ChoiceField field={{ ...choice, optional: true }} path={['status']} />, {
    status: 'unverified',
  });
  expect(screen.getByRole('option', { name: t('field.unstated') })).toBeTruthy();
  await choose(screen.getByRole('combobox'), '');
  expect(form.body.value).toEqual({});
});

test('a choice without a value shows its default', async () => {
  await renderInForm(<ChoiceField field={{ ...choice, whenAbsent: 'published' }} path={['status']} />, {});
  expect(screen.getByRole<HTMLSelectElement>('combobox').value).toBe('published');
  expect(screen.getAllByRole('option')).toHaveLength(2);
});

test('a choice shows a value that is not among its options', async () => {
  await renderInForm(<ChoiceField field={choice} path={['status']} />, { status: 'lost' });
  expect(screen.getByRole<HTMLSelectElement>('combobox').value).toBe('lost');
});

test('a choice offers words of the museum beside those of the program, and a new one is entered at once', async () => {
  const own = [recordSummary('camp-type', 'remand-prison', 'Remand prison')];
  const api = {
    records: async ({ kind }: { kind?: string }) => ({ records: kind === 'camp-type' ? own : [], total: 0, cells: [] }),
    create: async () => recordSummary('camp-type', 'transit-prison', 'Transit prison'),
  };
  const field = { ...choice, name: 'type', options: ['itl'], more: 'camp-type' } as const;
  const form = await renderInForm(<ChoiceField field={field} path={['type']} />, { type: 'itl' }, { api });
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['ITL', 'Remand prison']);
  await click(screen.getByRole('button', { name: t('picker.new', { kind: t('kind.camp-type') }) }));
  await type(document.querySelector('dialog textarea[lang=en]') as HTMLTextAreaElement, 'Transit prison');
  await click(screen.getByRole('button', { name: t('picker.make') }));
  expect(form.body.value).toEqual({ type: 'transit-prison' });
  expect(screen.getByRole<HTMLSelectElement>('combobox').selectedOptions[0]?.textContent).toBe('Transit prison');
});

test('a flag without a value shows its default, and a change is written', async () => {
  const form = await renderInForm(
    <FlagField field={{ form: 'flag', name: 'inLoop', whenAbsent: true }} path={['inLoop']} />,
    {},
  );
  const box = screen.getByRole<HTMLInputElement>('checkbox');
  expect(box.checked).toBe(true);
  await click(box);
  expect(form.body.value).toEqual({ inLoop: false });
});

test('a number is read with its thousands apart', async () => {
  const form = await renderInForm(<NumberField field={number} path={['order']} />, {});
  await type(screen.getByRole('textbox'), '38 000');
  expect(form.body.value).toEqual({ order: 38_000 });
});

test('text that is no number stays as typed and marks the field', async () => {
  const form = await renderInForm(
    <NumberField field={number} path={['order']} />,
    { name: { kk: 'а', ru: 'а', en: 'a' }, order: 1 },
    { recordKey: { kind: 'people', id: 'kazakhs' } },
  );
  await type(screen.getByRole('textbox'), '1x');
  expect(form.body.value.order).toBe('1x');
  expect(screen.getByRole('textbox').getAttribute('aria-invalid')).toBe('true');
});

test('a number is grouped when the field is left, in the language of the page', async () => {
  await renderInForm(<NumberField field={number} path={['order']} />, {}, { language: 'ru' });
  const input = screen.getByRole<HTMLInputElement>('textbox');
  await type(input, '38000');
  expect(input.value).toBe('38000');
  fireEvent.blur(input);
  await settle();
  expect(input.value.replace(/\s/g, ' ')).toBe('38 000');
  expect(language.value).toBe('ru');
});
