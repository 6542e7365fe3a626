import { fireEvent, screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { button, click, press, renderInForm, settle, submit, type } from '../../../test-support/renderer/render.tsx';
import { t } from '../app/i18n.ts';
import { EndpointField, ReferenceField, ReferencesField, SubjectField, WordsField } from './ReferenceFields.tsx';

const camp = (id: string, title: string) => ({
  ...{ kind: 'camp' as const, id, title: { en: title }, state: 'released' as const, revision: 1 },
  ...{ drafts: [], problems: 0, changedAt: '', changedBy: '' },
});
const records = async () => ({ records: [camp('karlag', 'Karlag'), camp('steplag', 'Steplag')], total: 2 });
const api = { records };

test('a reference is found by arrow keys and Enter', async () => {
  const form = await renderInForm(
    <ReferenceField field={{ form: 'reference', name: 'parent', kind: 'camp' }} path={['parent']} />,
    {},
    { api },
  );
  const picker = screen.getByRole('combobox');
  fireEvent.focus(picker);
  await settle();
  expect(screen.getAllByRole('option').map((option) => option.getAttribute('aria-selected'))).toEqual([
    'true',
    'false',
    // Makes the record that is missing.
    'false',
  ]);
  await press(picker, 'ArrowDown');
  await press(picker, 'Enter');
  expect(form.body.value).toEqual({ parent: 'steplag' });
  expect(screen.getByRole('link', { name: 'Steplag' })).toBeTruthy();
});

test('Enter before the answer takes the first record of it, unless more is typed', async () => {
  const answers: ((found: object) => void)[] = [];
  const slow = () => new Promise((resolve) => answers.push(resolve));
  const form = await renderInForm(
    <ReferenceField field={{ form: 'reference', name: 'parent', kind: 'camp' }} path={['parent']} />,
    {},
    { api: { records: slow } },
  );
  const picker = screen.getByRole('combobox');
  await type(picker, 'ste');
  await press(picker, 'Enter');
  await type(picker, 'step');
  answers[0]?.({ records: [camp('karlag', 'Karlag')], total: 1 });
  answers[1]?.({ records: [camp('steplag', 'Steplag')], total: 1 });
  await settle();
  expect(form.body.value).toEqual({});
  await type(picker, 'stepl');
  await press(picker, 'Enter');
  answers[2]?.({ records: [camp('steplag', 'Steplag')], total: 1 });
  await settle();
  expect(form.body.value).toEqual({ parent: 'steplag' });
});

test('Escape closes the list of found records and chooses nothing', async () => {
  const form = await renderInForm(
    <ReferenceField field={{ form: 'reference', name: 'parent', kind: 'camp' }} path={['parent']} />,
    {},
    { api },
  );
  const picker = screen.getByRole('combobox');
  await type(picker, 'kar');
  expect(picker.getAttribute('aria-expanded')).toBe('true');
  await press(picker, 'Escape');
  expect(picker.getAttribute('aria-expanded')).toBe('false');
  expect(form.body.value).toEqual({});
});

test('a record that is missing is made with what was searched for, and chosen', async () => {
  const create = vi.fn(async () => camp('lugovoye', 'Lugovoye'));
  const none = async () => ({ records: [], total: 0, cells: [] });
  const form = await renderInForm(
    <ReferenceField field={{ form: 'reference', name: 'region', kind: 'region' }} path={['region']} />,
    {},
    { api: { records: none, create } },
  );
  const picker = screen.getByRole('combobox');
  await type(picker, 'Lugovoye');
  await press(picker, 'Enter');
  await submit(screen.getByRole('dialog').querySelector('form'));
  const name = { kk: '', ru: '', en: 'Lugovoye' };
  const body = expect.objectContaining({ id: 'lugovoye', name });
  expect(create).toHaveBeenCalledWith('region', { id: 'lugovoye', body, reason: t('picker.newReason') });
  expect(form.body.value).toEqual({ region: 'lugovoye' });
});

test('says that nothing is found', async () => {
  await renderInForm(
    <ReferenceField field={{ form: 'reference', name: 'parent', kind: 'camp' }} path={['parent']} />,
    {},
  );
  await type(screen.getByRole('combobox'), 'x');
  expect(screen.getByText(t('picker.none'))).toBeTruthy();
});

test('an answer that a newer search has overtaken is dropped', async () => {
  const slow = Promise.withResolvers<Awaited<ReturnType<typeof records>>>();
  const search = ({ q }: { q?: string }) => (q === 'old' ? slow.promise : records());
  await renderInForm(
    <ReferenceField field={{ form: 'reference', name: 'parent', kind: 'camp' }} path={['parent']} />,
    {},
    { api: { records: search } },
  );
  await type(screen.getByRole('combobox'), 'old');
  await type(screen.getByRole('combobox'), 'new');
  slow.resolve({ records: [camp('alzhir', 'ALZHIR')], total: 1 });
  await settle();
  expect(screen.queryByRole('option', { name: /ALZHIR/ })).toBeNull();
  expect(screen.getAllByRole('option')).toHaveLength(3);
});

test('a removed optional reference is removed from the body', async () => {
  const form = await renderInForm(
    <ReferenceField field={{ form: 'reference', name: 'parent', kind: 'camp', optional: true }} path={['parent']} />,
    { parent: 'karlag' },
    { api },
  );
  await click(button(t('field.remove', { label: t('field.parent') })));
  expect(form.body.value).toEqual({});
});

test('ordered references can be moved; the first not up, the last not down', async () => {
  const form = await renderInForm(
    <ReferencesField field={{ form: 'references', name: 'members', kind: 'camp', ordered: true }} path={['members']} />,
    { members: ['karlag', 'steplag'] },
    { api },
  );
  expect(button(t('list.up', { number: 1 })).disabled).toBe(true);
  expect(button(t('list.down', { number: 2 })).disabled).toBe(true);
  await click(button(t('list.down', { number: 1 })));
  expect(form.body.value).toEqual({ members: ['steplag', 'karlag'] });
});

test('references without an order have no buttons to move them', async () => {
  await renderInForm(
    <ReferencesField field={{ form: 'references', name: 'members', kind: 'camp' }} path={['members']} />,
    { members: ['karlag'] },
    { api },
  );
  expect(screen.queryByRole('button', { name: t('list.up', { number: 1 }) })).toBeNull();
});

test('a record is referenced once only', async () => {
  const form = await renderInForm(
    <ReferencesField field={{ form: 'references', name: 'members', kind: 'camp' }} path={['members']} />,
    { members: ['karlag'] },
    { api },
  );
  await type(screen.getByRole('combobox'), 'kar');
  await press(screen.getByRole('combobox'), 'Enter');
  expect(form.body.value).toEqual({ members: ['karlag'] });
});

test('another kind of subject clears the record; the system is its own subject', async () => {
  const form = await renderInForm(
    <SubjectField field={{ form: 'subject', name: 'subject' }} path={['subject']} />,
    { subject: { kind: 'camp', id: 'karlag' } },
    { api },
  );
  await click(screen.getByRole('button', { name: t('subject.law') }));
  expect(form.body.value).toEqual({ subject: { kind: 'law', id: '' } });
  await click(screen.getByRole('button', { name: t('subject.system') }));
  expect(form.body.value).toEqual({ subject: { kind: 'system', id: 'system' } });
  expect(screen.queryByRole('combobox')).toBeNull();
});

test('a word is added by Enter, trimmed, and an empty one is not', async () => {
  const form = await renderInForm(
    <WordsField field={{ form: 'words', name: 'aliases', label: 'field.otherWords' }} path={['aliases']} />,
    { aliases: ['ГУЛАГ'] },
  );
  const input = screen.getByRole('textbox');
  await press(input, 'Enter');
  expect(form.body.value).toEqual({ aliases: ['ГУЛАГ'] });
  await type(input, ' GULAG ');
  await press(input, 'Enter');
  expect(form.body.value).toEqual({ aliases: ['ГУЛАГ', 'GULAG'] });
  await click(button(t('field.remove', { label: 'ГУЛАГ' })));
  expect(form.body.value).toEqual({ aliases: ['GULAG'] });
});

test('a place is written, chosen from the list, or left out', async () => {
  const form = await renderInForm(
    <EndpointField field={{ form: 'endpoint', name: 'place', kind: 'place', optional: true }} path={['place']} />,
    {},
    { api },
  );
  await click(button(t('field.place')));
  expect(form.body.value).toEqual({ place: { kk: '', ru: '', en: '' } });
  await click(button(t('endpoint.place')));
  expect(form.body.value).toEqual({ place: '' });
  await click(button(t('field.remove', { label: t('field.place') })));
  expect(form.body.value).toEqual({});
});
