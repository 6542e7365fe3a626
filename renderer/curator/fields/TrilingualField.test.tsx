import { screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { button, click, renderInForm, settle, type } from '../../../test-support/renderer/render.tsx';
import { t, translateIn } from '../app/i18n.ts';
import { TrilingualField } from './TrilingualField.tsx';

const field = { form: 'trilingual', name: 'label', rows: 1 } as const;
const areaOf = (language: string) => document.querySelector(`textarea[lang=${language}]`) as HTMLTextAreaElement;

test('marks the languages that are missing, and each on its own', async () => {
  await renderInForm(<TrilingualField field={field} path={['label']} />, { label: { kk: 'саны', ru: '', en: ' ' } });
  expect(screen.getAllByText(t('field.missing'))).toHaveLength(2);
  expect(areaOf('kk').getAttribute('aria-invalid')).toBe('false');
  await type(areaOf('ru'), 'число');
  expect(screen.getAllByText(t('field.missing'))).toHaveLength(1);
});

test('names each language in its own words', async () => {
  await renderInForm(<TrilingualField field={field} path={['label']} />, { label: {} });
  for (const language of ['kk', 'ru', 'en'] as const) {
    expect(screen.getByText(translateIn(language)('language.short'))).toBeTruthy();
  }
});

test('an optional text is added empty and removed whole', async () => {
  const form = await renderInForm(<TrilingualField field={{ ...field, optional: true }} path={['label']} />, {});
  await click(button(t('field.label')));
  expect(form.body.value).toEqual({ label: { kk: '', ru: '', en: '' } });
  await click(button(t('field.remove', { label: t('field.label') })));
  expect(form.body.value).toEqual({});
});

test('the markup buttons change the language that was written in last, as one step', async () => {
  const form = await renderInForm(<TrilingualField field={{ ...field, markdown: true }} path={['label']} />, {
    label: { kk: 'а', ru: 'лагерь', en: 'c' },
  });
  const area = areaOf('ru');
  area.focus();
  area.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
  area.setSelectionRange(0, 6);
  await click(button(t('markup.strong')));
  expect(form.body.value).toEqual({ label: { kk: 'а', ru: '**лагерь**', en: 'c' } });
  form.undo();
  await settle();
  expect(area.value).toBe('лагерь');
});

test('a link leads to the record that is chosen in the dialog', async () => {
  const camp = {
    ...{ kind: 'camp' as const, id: 'karlag', title: { en: 'Karlag' }, state: 'released' as const, revision: 1 },
    ...{ drafts: [], problems: 0, changedAt: '', changedBy: '' },
  };
  const form = await renderInForm(
    <TrilingualField field={{ ...field, markdown: true }} path={['label']} />,
    { label: { kk: '', ru: '', en: '' } },
    { api: { records: async () => ({ records: [camp], total: 1 }) } },
  );
  await click(button(t('markup.camp')));
  await click(await screen.findByRole('option', { name: /Karlag/ }));
  expect(form.body.value).toEqual({ label: { kk: '[karlag](camp:karlag)', ru: '', en: '' } });
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('pasted paragraphs become blocks, and those of another language join them', async () => {
  const blocks = { form: 'trilingual', name: 'text', rows: 4, markdown: true } as const;
  const body = {
    body: [{ text: { kk: '', ru: 'Было: ', en: '' } }, { form: 'quote', text: { kk: '', ru: '', en: '' } }],
  };
  const form = await renderInForm(<TrilingualField field={blocks} path={['body', 0, 'text']} />, body);
  const paste = async (language: string, text: string) => {
    const area = areaOf(language);
    area.setSelectionRange(area.value.length, area.value.length);
    const event = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), {
      clipboardData: { getData: () => text },
    });
    area.dispatchEvent(event);
    await settle();
  };
  await paste('ru', 'Раз.\r\n\r\nДва.\r\nТри.');
  await paste('kk', 'Бір.\nЕкі.\nҮш.\nТөрт.');
  const texts = (form.body.value.body as { text: Record<string, string> }[]).map(({ text }) => [text.ru, text.kk]);
  expect(texts).toEqual([
    ['Было: Раз.', 'Бір.'],
    ['Два.', 'Екі.'],
    ['Три.', 'Үш.'],
    ['', 'Төрт.'],
    ['', ''],
  ]);
  form.undo();
  form.undo();
  expect(form.body.value).toEqual(body);
});
