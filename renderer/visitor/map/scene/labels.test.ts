import { describe, expect, it } from 'vitest';
import { contains, overlap } from '../../../shared/map-core/geometry.ts';
import { placeLabels, placeLandmarks } from './labels.ts';
import type { Mark } from './marks.ts';

const panel = { width: 1000, height: 600 };
const measure = (text: string) => ({ width: text.length * 10, height: 20 });
const mark = (campId: string, x: number, y: number, radius = 10): Mark => ({
  campId,
  name: campId,
  form: 'full',
  radius,
  place: { x, y },
  centre: { x, y },
  halo: null,
  headcount: null,
});
const townAt = (x: number, y: number) => ({
  id: 'town',
  kind: 'town' as const,
  name: 'town',
  longest: 'town',
  at: { x, y },
  rank: 1,
});
const crowdedPanel = Array.from({ length: 60 }, (_, index) =>
  mark(`camp-number-${index}`, 40 + (index % 10) * 100, 50 + Math.floor(index / 10) * 90, 6 + (index % 7) * 4),
);

describe('placeLabels', () => {
  it('keeps names apart and within the panel', () => {
    const labels = placeLabels({ marks: crowdedPanel, landmarks: [], selectedId: null, panel, covered: [], measure });
    expect(labels.length).toBeGreaterThan(10);
    for (const [index, { box }] of labels.entries()) {
      expect(contains({ x: 0, y: 0, ...panel }, box)).toBe(true);
      expect(labels.slice(index + 1).some((other) => overlap(box, other.box))).toBe(false);
    }
  });

  it('always names the selected camp', () => {
    for (const { campId } of crowdedPanel) {
      const labels = placeLabels({
        marks: crowdedPanel,
        landmarks: [],
        selectedId: campId,
        panel,
        covered: [],
        measure,
      });
      expect(labels.map(({ id }) => id)).toContain(campId);
    }
  });

  it('writes no list of names over another one where letters are large', () => {
    const marks = [0, 1, 2, 3, 4].flatMap((at) => [
      mark(`first of ${at}`, 480 + 30 * at, 300, 14),
      mark(`second of ${at}`, 484 + 30 * at, 300, 8),
    ]);
    const large = (text: string) => ({ width: text.length * 24, height: 48 });
    const labels = placeLabels({ marks, landmarks: [], selectedId: null, panel, covered: [], measure: large });
    expect(labels.length).toBeGreaterThan(1);
    for (const [index, { box }] of labels.entries())
      expect(labels.slice(index + 1).filter((other) => overlap(box, other.box))).toEqual([]);
  });

  it('lays the list of a cluster nearer to its own rings than to another, whose names they would be taken for', () => {
    const marks = [mark('other', 500, 300, 50), mark('first', 560, 220, 8), mark('second', 566, 226, 6)];
    const large = (text: string) => ({ width: text.length * 24, height: 48 });
    const covered = [{ x: 580, y: 0, width: 420, height: 600 }];
    const town = { id: 'town', kind: 'town' as const, text: 'town', leader: null };
    const placed = [{ ...town, box: { x: 0, y: 0, width: 580, height: 200 } }];
    const scene = { marks, landmarks: [], placed, selectedId: null, panel, covered, measure: large };
    const list = placeLabels(scene).filter(({ id }) => id !== 'other');
    expect(list.map(({ id }) => id)).toEqual(['first', 'second']);
    const aroundOther = { x: 430, y: 230, width: 140, height: 140 };
    expect(list.filter(({ box }) => overlap(box, aroundOther))).toEqual([]);
  });

  it('lists the names of a cluster with hairlines', () => {
    const marks = [mark('large', 500, 300, 60), mark('middle', 500, 300, 30), mark('small', 505, 300, 10)];
    const labels = placeLabels({ marks, landmarks: [], selectedId: null, panel, covered: [], measure });
    expect(labels.map(({ text }) => text)).toEqual(['large', 'middle', 'small']);
    expect(labels.every(({ leader }) => leader !== null)).toBe(true);
  });

  it('lays the list of a cluster over no heading, unless a camp of it is selected', () => {
    const marks = [mark('large', 500, 300, 60), mark('small', 505, 300, 10)];
    const covered = [{ x: 0, y: 0, width: panel.width, height: 295 }];
    const listed = (selectedId: string | null, all = covered) =>
      placeLabels({ marks, landmarks: [], selectedId, panel, covered: all, measure });
    const labels = listed(null);
    expect(labels).not.toEqual([]);
    for (const { box } of labels) expect(covered.filter((other) => overlap(box, other))).toEqual([]);
    const everywhere = [{ x: 0, y: 0, ...panel }];
    expect(listed(null, everywhere)).toEqual([]);
    expect(listed('small', everywhere).map(({ text }) => text)).toContain('small');
  });

  it('names the selected or the largest camp of a cluster whose list is cut by the edge', () => {
    const marks = [
      mark('large', 500, 300, 60),
      mark('a name that is wider than half the panel'.repeat(2), 505, 300, 10),
    ];
    for (const selectedId of ['large', null]) {
      const labels = placeLabels({ marks, landmarks: [], selectedId, panel, covered: [], measure });
      expect(labels.map(({ id }) => id)).toEqual(['large']);
      expect(labels.every(({ box }) => contains({ x: 0, y: 0, ...panel }, box))).toBe(true);
    }
  });

  it('cuts the name of the selected camp by no edge, also where other names leave it no room', () => {
    const marks = [mark('selected', 30, 300), mark('other', 90, 300)];
    const covered = [{ x: 0, y: 0, ...panel }];
    const crowd = [{ id: 'town', kind: 'town' as const, text: 'town', box: { x: 0, y: 0, ...panel }, leader: null }];
    const labels = placeLabels({
      marks,
      landmarks: [],
      placed: crowd,
      selectedId: 'selected',
      panel,
      covered,
      measure,
    });
    expect(labels.map(({ id, box }) => [id, contains({ x: 0, y: 0, ...panel }, box)])).toEqual([['selected', true]]);
  });

  it('keeps names of camps off the names of towns', () => {
    const landmarks = [townAt(500, 300)];
    const marks = [mark('camp', 480, 300)];
    const placed = placeLandmarks({ marks, landmarks, panel, covered: [], measure });
    const [camp] = placeLabels({ marks, landmarks, placed, selectedId: null, panel, covered: [], measure });
    const [town] = placed;
    expect([camp?.id, town?.id]).toEqual(['camp', 'town']);
    expect(camp && town && overlap(camp.box, town.box)).toBe(false);
  });
});

describe('placeLandmarks', () => {
  it('names a town beside the rings that share its place in other years', () => {
    const marks = [mark('early', 500, 300, 12), mark('late', 502, 301, 20)];
    const labels = placeLandmarks({ marks, landmarks: [townAt(500, 300)], panel, covered: [], measure });
    expect(labels.map(({ id }) => id)).toEqual(['town']);
  });

  it('keeps the place of a town when its name changes', () => {
    const boxes = ['Aulie-Ata', 'Taraz'].map((name) =>
      placeLandmarks({
        marks: [],
        landmarks: [{ ...townAt(500, 300), name, longest: 'Aulie-Ata' }],
        panel,
        covered: [],
        measure,
      }),
    );
    expect(boxes[0]?.[0]?.box).toEqual(boxes[1]?.[0]?.box);
  });
});
