import { render } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { campOf } from '../../../test-support/renderer/camps.ts';
import { CampLives } from './CampLives.tsx';

const camps = [
  campOf('late', '1950/1955'),
  campOf('undated', null),
  campOf('early', '1931/1935'),
  campOf('long', '1932/1959'),
];

const rowsIn = (packed: boolean) =>
  [
    ...render(
      <CampLives camps={camps} year={1952} packed={packed} selectedId="long" />,
    ).container.querySelectorAll<HTMLElement>('[data-now]'),
  ].map(({ style, dataset }) => [Number.parseInt(style.gridRow, 10), dataset.now, dataset.selected]);

test('gives each dated camp a row, in the order in which they began', () => {
  expect(rowsIn(false)).toEqual([
    [1, 'false', 'false'],
    [2, 'true', 'true'],
    [3, 'true', 'false'],
  ]);
});

test('lets camps that do not meet in time share a row', () => {
  expect(rowsIn(true).map(([row]) => row)).toEqual([1, 2, 1]);
});
