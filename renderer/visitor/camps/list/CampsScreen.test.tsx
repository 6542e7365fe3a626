import { screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import type { CampsReply } from '../../../../db/model/api/camp.ts';
import { campOf, headcountOf, seatOf } from '../../../../test-support/renderer/camps.ts';
import { wholeCampOf } from '../../../../test-support/renderer/claims.ts';
import { click, renderVisitor, settle, texts } from '../../../../test-support/renderer/render-visitor.tsx';
import type { MapPart } from '../../map/map-part.ts';
import { campFilter, campsFace, mapView, selectedCamp } from '../camp-selection.ts';
import { CampsScreen } from './CampsScreen.tsx';

const list: CampsReply = {
  camps: [
    campOf('Karlag', '1930/1959', { work: [{ id: 'coal', name: 'coal' }] }),
    campOf('Prorvlag', '1932/1950', { seats: [seatOf('Prorva', null, null)] }),
    campOf('Undated', null),
  ],
  total: 3,
  filters: { regions: [], workKinds: [], types: [] },
};
/** Stands in for the map, which needs a browser. */
const map = {
  CampsOnMap: ({ year, selectedId, onSelect }) => (
    <button type="button" onClick={() => onSelect('Prorvlag')}>
      map of {year}, {selectedId}
    </button>
  ),
} as MapPart;
const open = (camps = list, year?: number) =>
  renderVisitor(<CampsScreen list={camps} map={map} year={year} />, {
    api: { camp: async (_, id) => wholeCampOf(id) },
  });
const count = (container: Element) => container.querySelector('[aria-live]')?.textContent;

test('begins with the map of 1950 and its first camp', async () => {
  const { container } = await open();
  expect(screen.getByText('map of 1950, Karlag')).toBeTruthy();
  expect(count(container)).toBe('1 camp on the map');
  expect(screen.queryByText('Region')).toBeNull();
});

test('begins with the map of the year in the address, which the slider may leave', async () => {
  await open(list, 1937);
  expect(screen.getByText('map of 1937, Karlag')).toBeTruthy();
  campFilter.value = { ...campFilter.value, years: { first: 1940, last: 1940 } };
  await settle();
  expect(screen.getByText('map of 1940, Karlag')).toBeTruthy();
});

test('shows the whole map with all its camps where an address leads to a year', async () => {
  campFilter.value = { ...campFilter.value, region: 'akmola' };
  mapView.value = { view: { scale: 4, x: -900, y: -500 }, size: { width: 900, height: 600 } };
  await open(list, 1937);
  expect([campFilter.value.region, mapView.value]).toEqual([null, null]);
});

test('begins with the camp in Kazakhstan where most people were counted in the year', async () => {
  const abroad = { ...seatOf('Astrakhan', 48, null), region: { id: 'ru', name: 'Astrakhan', country: 'ru' as const } };
  const counted = [
    campOf('Astrakhanlag', '1940/1950', { seats: [abroad], headcounts: [headcountOf('1950', 90_000)] }),
    campOf('Peschanlag', '1949/1955', { headcounts: [headcountOf('1950', 20_000)] }),
    campOf('Planned', '1948/1956', { headcounts: [headcountOf('1950', 80_000, 'planned')] }),
    campOf('Steplag', '1948/1956', { headcounts: [headcountOf('1950', 27_855)] }),
  ];
  await open({ ...list, camps: [...counted, ...list.camps] });
  expect(screen.getByText('map of 1950, Steplag')).toBeTruthy();
});

test('shows all camps in the list until a year is chosen', async () => {
  const { container } = await open();
  await click(screen.getByText('List'));
  expect(campsFace.value).toBe('list');
  expect(texts(container.querySelectorAll('ol button'))).toHaveLength(3);
  expect(count(container)).toBe('3 records');
  campFilter.value = { ...campFilter.value, years: { first: 1955, last: 1959 } };
  await settle();
  expect(texts(container.querySelectorAll('ol button'))).toEqual(['KarlagSomewhere']);
  expect(count(container)).toBe('1955–1959 · 1 record');
  expect(screen.getByText(/The years of 1 record are unknown/)).toBeTruthy();
});

test('keeps the filters in sight on the map while one is set', async () => {
  await open();
  campFilter.value = { ...campFilter.value, work: 'coal' };
  await settle();
  expect(screen.getByText('Region')).toBeTruthy();
});

test('shows the card of the camp that is selected on the map', async () => {
  const { container } = await open();
  await click(screen.getByText('map of 1950, Karlag'));
  expect(selectedCamp.value).toBe('Prorvlag');
  expect(container.querySelector('[data-card]')?.getAttribute('data-card')).toBe('Prorvlag');
});

test('brings the card into sight when a camp is chosen, and not before', async () => {
  const shown: string[] = [];
  const scrollIntoView = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
    shown.push((this as HTMLElement).dataset.card ?? '');
  });
  await open();
  expect(shown).toEqual([]);
  await click(screen.getByText('map of 1950, Karlag'));
  await vi.waitFor(() => expect(shown).toEqual(['Prorvlag']));
  scrollIntoView.mockRestore();
});
