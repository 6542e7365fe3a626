import { expect, test } from 'vitest';
import { renderVisitor, texts } from '../../../../test-support/renderer/render-visitor.tsx';
import type { Keyed } from './fade.ts';
import { MapScene } from './MapScene.tsx';
import type { Scene } from './map-scene.ts';
import type { Mark } from './marks.ts';

const markOf = (campId: string, more: Partial<Mark> = {}): Mark & Keyed => ({
  key: campId,
  campId,
  name: campId,
  form: 'full',
  radius: 10,
  place: { x: 100, y: 100 },
  centre: { x: 100, y: 100 },
  halo: null,
  headcount: null,
  ...more,
});
const sceneOf = (marks: (Mark & Keyed)[], more: Partial<Scene> = {}): Scene => ({
  ...{ marks, labels: [], towns: [], targets: [], isCrowded: false, isSliding: false },
  ...more,
});
const none = { selectedId: null, focusedId: null, pressedIds: [], moving: false, still: false };

test('keeps rings in their order when one is selected, so that none is moved while its style changes', async () => {
  const scene = sceneOf([markOf('a'), markOf('b'), markOf('c')]);
  const { container, rerender } = await renderVisitor(<MapScene {...none} scene={scene} selectedId="c" />);
  rerender(<MapScene {...none} scene={scene} selectedId="a" pressedIds={['b']} />);
  const rings = [...container.querySelectorAll<SVGElement>('[data-camp]')].map(({ dataset }) => ({ ...dataset }));
  expect(rings.map(({ camp }) => camp)).toEqual(['a', 'b', 'c']);
  expect(rings.map(({ pressed }) => pressed)).toEqual(['false', 'true', 'false']);
  expect(rings.map(({ selected }) => selected)).toEqual(['true', 'false', 'false']);
});

test.each([
  ['a ring alone', {}, 1],
  ['a halo around an imprecise location', { halo: 40 }, 2],
  ['a dot at the location of a ring that was moved apart', { centre: { x: 130, y: 100 } }, 2],
])('draws %s', async (_, more, circles) => {
  const { container } = await renderVisitor(<MapScene {...none} scene={sceneOf([markOf('a', more)])} />);
  expect(container.querySelectorAll('[data-camp] circle')).toHaveLength(circles);
});

test('draws a frame around the focused ring', async () => {
  const { container } = await renderVisitor(<MapScene {...none} scene={sceneOf([markOf('a')])} focusedId="a" />);
  expect([...container.querySelectorAll('circle')].map((circle) => circle.getAttribute('r'))).toEqual(['10', '18']);
});

test('takes a leaving ring out of reach while it fades, and drops it at once when motion is off', async () => {
  const [before, after] = [sceneOf([markOf('a')]), sceneOf([markOf('b')])];
  const fading = await renderVisitor(<MapScene {...none} scene={before} />);
  fading.rerender(<MapScene {...none} scene={after} />);
  expect(fading.container.querySelectorAll('[data-form]')).toHaveLength(2);
  expect(fading.container.querySelectorAll('[data-camp]')).toHaveLength(1);
  const still = await renderVisitor(<MapScene {...none} scene={before} still />);
  still.rerender(<MapScene {...none} scene={after} still />);
  expect(still.container.querySelectorAll('[data-form]')).toHaveLength(1);
});

test('drops leaving rings and names at once on a crowded map', async () => {
  const box = { x: 0, y: 0, width: 50, height: 20 };
  const named = (id: string) => ({
    labels: [{ key: id, id, kind: 'camp' as const, text: id, box, leader: null }],
    isCrowded: true,
  });
  const [before, after] = [sceneOf([markOf('a')], named('a')), sceneOf([markOf('b')], named('b'))];
  const { container, rerender } = await renderVisitor(<MapScene {...none} scene={before} />);
  rerender(<MapScene {...none} scene={after} />);
  expect(container.querySelectorAll('[data-form]')).toHaveLength(1);
  expect(texts(container.querySelectorAll('text'))).toEqual(['b']);
});

test('writes names, with a hairline for a name apart from its ring', async () => {
  const box = { x: 0, y: 0, width: 50, height: 20 };
  const leader = { from: { x: 1, y: 2 }, to: { x: 3, y: 4 } };
  const labels = [
    { key: '1', id: 'a', kind: 'camp' as const, text: 'Karlag', box, leader },
    { key: '2', id: 'town:Almaty', kind: 'town' as const, text: 'Almaty', box, leader: null },
  ];
  const { container } = await renderVisitor(<MapScene {...none} scene={sceneOf([], { labels })} />);
  expect(texts(container.querySelectorAll('text'))).toEqual(['Karlag', 'Almaty']);
  expect(container.querySelectorAll('line')).toHaveLength(1);
});
