import { screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { campOf, seatOf } from '../../../../test-support/renderer/camps.ts';
import { click, renderVisitor, texts } from '../../../../test-support/renderer/render-visitor.tsx';
import { noFilter } from '../camp-filter.ts';
import { campFilter } from '../camp-selection.ts';
import { CampList } from './CampList.tsx';

const onSelect = vi.fn();
const karlag = campOf('Karlag', '1930/1959', { seats: [seatOf('Dolinka (near Karaganda)', 72, null)] });
const group = campOf('Group', null, { seats: [], type: 'group' });

test('names the places of a camp without brackets, or its type', async () => {
  await renderVisitor(<CampList camps={[karlag, group]} undated={0} selected={karlag} onSelect={onSelect} />);
  const rows = screen.getAllByRole('button');
  expect(texts(rows)).toEqual(['KarlagDolinka', 'GroupGroup of camps']);
  expect(rows.map((row) => row.getAttribute('aria-current'))).toEqual(['true', 'false']);
});

test('selects a camp', async () => {
  await renderVisitor(<CampList camps={[karlag]} undated={0} selected={null} onSelect={onSelect} />);
  await click(screen.getByRole('button'));
  expect(onSelect).toHaveBeenCalledWith('Karlag');
});

test('offers to show all camps when none matches', async () => {
  await renderVisitor(<CampList camps={[]} undated={0} selected={null} onSelect={onSelect} />);
  campFilter.value = { ...noFilter, work: 'coal' };
  expect(screen.getByText(/No such camp was found/)).toBeTruthy();
  await click(screen.getByText('Show all'));
  expect(campFilter.value).toEqual(noFilter);
});

test.each([
  [0, null],
  [1, 'The years of 1 record are unknown, so it is not shown for any year.'],
  [3, 'The years of 3 records are unknown, so they are not shown for any year.'],
])('notes %i undated records', async (undated, note) => {
  await renderVisitor(<CampList camps={[karlag]} undated={undated} selected={null} onSelect={onSelect} />);
  expect(screen.queryByText(/years of/)?.textContent ?? null).toBe(note);
});
