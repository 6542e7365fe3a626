import { screen, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { CampsReply } from '../../../../db/model/api/camp.ts';
import { headcountOf } from '../../../../test-support/renderer/camps.ts';
import { claimOf, exactly, wholeCampOf } from '../../../../test-support/renderer/claims.ts';
import { click, renderVisitor, texts } from '../../../../test-support/renderer/render-visitor.tsx';
import { CompareScreen } from './CompareScreen.tsx';

const karlag = wholeCampOf('Karlag', {
  fullName: 'Karaganda camp',
  headcounts: [headcountOf('1950-01-01', 900)],
  claims: [claimOf('a', exactly(900))],
});
const steplag = wholeCampOf('Steplag', { existed: null, seats: [], headcounts: [headcountOf('1940-01-01', 300)] });
const list: CampsReply = {
  camps: [karlag, steplag, wholeCampOf('Peschanlag')],
  total: 3,
  filters: { regions: [], workKinds: [], types: [] },
};
const open = () => renderVisitor(<CompareScreen camps={[karlag, steplag]} />, { api: { camps: async () => list } });
const facts = (campId: string) => texts(document.querySelectorAll(`section[data-camp=${campId}] dl > div`));

test('states place, years and work of both camps, or that they are unknown', async () => {
  await open();
  expect(facts('Karlag')).toEqual(['PlaceSomewhere', 'Years1940–1950', 'Workunknown']);
  expect(facts('Steplag')).toEqual(['PlaceThe place has not been established', 'YearsYears unknown', 'Workunknown']);
  expect(screen.getByText('Karaganda camp')).toBeTruthy();
});

test('names the camps in the language of the reader alone', async () => {
  const names = { kk: 'Қарлаг', ru: 'Карлаг', en: 'Karlag' };
  await renderVisitor(<CompareScreen camps={[{ ...karlag, names }, steplag]} />);
  expect(screen.queryByText('Карлаг')).toBeNull();
});

test('draws both charts on the same axes', async () => {
  await open();
  const axes = [...document.querySelectorAll('figure')].map((chart) => ({
    years: texts(chart.querySelectorAll('span')).filter((text) => /^19\d\d$/.test(text)),
    levels: texts(chart.querySelectorAll('[data-level]')),
  }));
  expect(axes[0]).toEqual(axes[1]);
  expect(axes[0]?.years).toEqual(['1940', '1942', '1944', '1946', '1948', '1950']);
  expect(axes[0]?.levels.length).toBeGreaterThan(1);
});

test('says that a camp has no headcounts beside one that has', async () => {
  await open();
  expect(screen.getAllByText('No data on the number of prisoners')).toHaveLength(1);
});

test('has no section of headcounts when neither camp has one', async () => {
  await renderVisitor(<CompareScreen camps={[steplag, wholeCampOf('X')]} />);
  expect(screen.queryByText('How many people were held')).toBeNull();
});

test('replaces the other camp by one from the list, which leaves this camp out', async () => {
  const { visited } = await open();
  const [change] = screen.getAllByText('Choose another camp');
  if (change) await click(change);
  const dialog = within(screen.getByRole('dialog'));
  expect(texts(dialog.getAllByRole('listitem'))).toEqual(['Steplag', 'Peschanlag']);
  await click(dialog.getByText('Peschanlag'));
  expect(visited).toEqual(['#/camps/compare/Karlag/Peschanlag']);
});
