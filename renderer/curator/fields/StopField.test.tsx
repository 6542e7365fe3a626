import { fireEvent, screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { recordSummary } from '../../../test-support/renderer/records.ts';
import { button, choose, click, press, renderInForm, settle, type } from '../../../test-support/renderer/render.tsx';
import { t } from '../app/i18n.ts';
import { way } from '../kinds/way.ts';
import { ListField } from './GroupFields.tsx';
import { StopField } from './StopField.tsx';

const api = {
  records: async ({ kind }: { kind?: string }) => ({
    records: kind === 'camp' ? [recordSummary('camp', 'karlag', 'Karlag')] : [],
    total: 1,
    cells: [],
  }),
};
const field = { form: 'stop', name: 'stop' } as const;
const why = { kk: 'а', ru: 'а', en: 'a' };
const open = (stop: object) =>
  renderInForm(<StopField field={field} within={['stops', 0]} />, { stops: [stop] }, { api, recordKey });
const recordKey = { kind: 'way', id: 'w' } as const;

test('a stop is one place at a time, and keeps its sentence when the place changes', async () => {
  const form = await open({ person: 'a', why });
  await click(button(t('kind.camp')));
  expect(form.body.value).toEqual({ stops: [{ camp: '', why }] });
  const picker = screen.getByRole('combobox');
  fireEvent.focus(picker);
  await settle();
  await press(picker, 'Enter');
  expect(form.body.value).toEqual({ stops: [{ camp: 'karlag', why }] });
});

test('a stop is at the map of a year, or at a screen', async () => {
  const form = await open({ person: '' });
  await click(button(t('stop.map')));
  await type(screen.getByLabelText(t('stop.year')), '1937');
  expect(form.body.value).toEqual({ stops: [{ map: 1937 }] });
  await click(button(t('stop.screen')));
  await choose(screen.getByLabelText(t('stop.screen'), { selector: 'select' }), 'silence');
  expect(form.body.value).toEqual({ stops: [{ screen: 'silence' }] });
});

test('the folded stops are called after their records, years and screens', async () => {
  const list = way.sections[1]?.fields[0];
  if (list?.form !== 'list') throw new Error('the form of a way has no list of stops');
  await renderInForm(
    <ListField field={list} path={['stops']} />,
    { stops: [{ camp: 'karlag' }, { map: 1937 }, { screen: 'glossary' }, { person: '' }] },
    { api, recordKey },
  );
  const names = [...document.querySelectorAll('summary')].map(({ textContent }) => textContent);
  expect(names).toEqual([
    'Camp: Karlag',
    t('stop.mapOfYear', { year: '1937' }),
    'Glossary',
    `Person: ${t('list.unnamed')}`,
  ]);
});
