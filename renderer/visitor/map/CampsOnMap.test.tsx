import { fireEvent, screen } from '@testing-library/preact';
import { beforeEach, expect, test, vi } from 'vitest';
import { campOf, seatOf } from '../../../test-support/renderer/camps.ts';
import { click, renderVisitor, settle, texts } from '../../../test-support/renderer/render-visitor.tsx';
import type { PanelView } from '../../shared/map-core/view.ts';
import type { CampMapHandle } from './CampMap.tsx';
import { CampsOnMap } from './CampsOnMap.tsx';

/** What the map was given last; happy-dom lays nothing out, so the map itself is tested in a browser. */
const map = vi.hoisted(() => ({ props: {} as Record<string, unknown> }));
vi.mock('./CampMap.tsx', () => ({
  CampMap: (props: Record<string, unknown>) => {
    map.props = props;
    return null;
  },
}));

const camps = [
  campOf('Karlag', '1930/1959'),
  campOf('Prorvlag', '1932/1940', { seats: [seatOf('Prorva', null, null)] }),
  campOf('Undated', null),
];
const onSelect = vi.fn();
const zoomed: PanelView = { view: { scale: 2, x: 0, y: 0 }, size: { width: 900, height: 600 } };
const render = (year: number, shown = camps) => (
  <CampsOnMap camps={shown} year={year} selectedId="Karlag" still={false} onSelect={onSelect} />
);
const buttons = () => texts(screen.queryAllByRole('button'));

beforeEach(() => onSelect.mockClear());

test('lists the camps without a point or a date behind a button, and selects them', async () => {
  await renderVisitor(render(1935));
  expect(buttons()).toEqual(['Key', 'Not on the map: 2']);
  await click(screen.getByText('Not on the map: 2'));
  const list = screen.getByLabelText('Camps that are not on the map');
  expect(texts(list.querySelectorAll('button'))).toEqual(['Prorvlagexact place not known', 'Undatedyears unknown']);
  fireEvent.pointerDown(list);
  await click(screen.getByText('Prorvlag'));
  expect(onSelect).toHaveBeenCalledWith('Prorvlag');
  expect(buttons()).toEqual(['Key', 'Not on the map: 2']);
});

test('closes that list by its button', async () => {
  await renderVisitor(render(1935));
  const button = screen.getByText('Not on the map: 2');
  await click(button);
  fireEvent.pointerDown(button);
  await click(button);
  expect(buttons()).toEqual(['Key', 'Not on the map: 2']);
});

test('has its legend behind a button too, which makes room for the list', async () => {
  await renderVisitor(render(1935));
  const key = screen.getByText('Key');
  expect(screen.queryByRole('region')).toBeNull();
  await click(key);
  expect(key.getAttribute('aria-expanded')).toBe('true');
  await click(screen.getByText('Not on the map: 2'));
  expect(key.getAttribute('aria-expanded')).toBe('false');
});

test('has no such button when the map shows every camp', async () => {
  await renderVisitor(render(1935, camps.slice(0, 1)));
  expect(buttons()).toEqual(['Key']);
});

test('opens the camps of a cluster until one is selected', async () => {
  await renderVisitor(render(1950));
  (map.props.onCluster as (ids: string[], at: object) => void)(['Karlag', 'Prorvlag'], { x: 1, y: 2 });
  await settle();
  expect(texts(screen.getByLabelText('Camps at this place').querySelectorAll('button'))).toHaveLength(2);
  await click(screen.getByText('Karlag'));
  expect(onSelect).toHaveBeenCalledWith('Karlag');
  expect(screen.queryByLabelText('Camps at this place')).toBeNull();
});

test('closes the camps of a cluster for good when the year changes', async () => {
  const { rerender } = await renderVisitor(render(1950));
  (map.props.onCluster as (ids: string[], at: object) => void)(['Karlag'], { x: 1, y: 2 });
  await settle();
  rerender(render(1951));
  await settle();
  expect(screen.queryByLabelText('Camps at this place')).toBeNull();
  rerender(render(1950));
  expect(screen.queryByLabelText('Camps at this place')).toBeNull();
});

test('offers the whole map once the view is zoomed, also after the map is opened again', async () => {
  const { unmount } = await renderVisitor(render(1950));
  expect(screen.queryByText('Whole map')).toBeNull();
  (map.props.onView as (view: PanelView) => void)(zoomed);
  await settle();
  const reset = vi.fn();
  (map.props.handle as { current: CampMapHandle | null }).current = { reset };
  await click(screen.getByText('Whole map'));
  expect(reset).toHaveBeenCalledOnce();
  unmount();
});

test('starts each visit with the whole map', async () => {
  await renderVisitor(render(1950));
  (map.props.onView as (view: PanelView) => void)(zoomed);
  await renderVisitor(render(1950));
  expect(map.props.start).toBeNull();
});
