import { screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { Camp } from '../../../../db/model/api/camp.ts';
import { dateOf, seatOf } from '../../../../test-support/renderer/camps.ts';
import { citationOf, claimOf, wholeCampOf } from '../../../../test-support/renderer/claims.ts';
import { click, renderVisitor, texts } from '../../../../test-support/renderer/render-visitor.tsx';
import { sheet } from '../../navigation/sheet.ts';
import { CampFacts } from './CampFacts.tsx';

const open = async (more: Partial<Camp>) => {
  const { container } = await renderVisitor(<CampFacts camp={wholeCampOf('Karlag', more)} />);
  const [place, years, work] = [...container.querySelectorAll('dl > div')].map((fact) =>
    texts(fact.querySelectorAll('dd')),
  );
  return { place, years, work };
};
const opened = (id: string, edtf: string) => claimOf(id, { property: 'opened', date: dateOf(edtf) });

test('states how well a seat is known', async () => {
  const seat = { ...seatOf('Dolinka', 72, '1931/1959'), presumed: true, note: 'Note' };
  expect((await open({ seats: [seat] })).place).toEqual([
    'DolinkaKaraganda · 1931–1959 · precise to the city · ±8\u00A0km · presumedNote',
  ]);
});

test('says that place and work are unknown', async () => {
  const { place, work } = await open({ seats: [] });
  expect(place).toEqual(['The place has not been established']);
  expect(work).toEqual(['unknown']);
});

test('lists the dates of the sources, and says when they differ', async () => {
  const claims = [opened('a', '1931'), opened('b', '1930')];
  expect((await open({ claims })).years?.slice(0, 2)).toEqual(['1940–1950', 'The sources give different dates.']);
  expect((await open({ claims: [opened('a', '1931'), opened('b', '1931')] })).years).toHaveLength(3);
});

test('opens the sources of the work, and has no mark without sources', async () => {
  const work = [{ id: 'coal', name: 'coal' }];
  await open({ work, seats: [], workCitations: [citationOf('archive')] });
  await click(screen.getByRole('button'));
  expect(sheet.value).toMatchObject({ kind: 'citations', title: 'camp.work' });
  await open({ work, seats: [] });
  expect(screen.queryByRole('button')).toBeNull();
});

test('calls place and region as they were called then, with the names of today beside them', async () => {
  const seat = { ...seatOf('Guryev', 52, '1943'), placeToday: 'Atyrau', regionThen: 'Guryev Region' };
  const [place] = (await open({ seats: [seat] })).place ?? [];
  expect(place).toMatch(/^Guryev \(today Atyrau\)Guryev Region \(today Karaganda\) · 1943/);
});
