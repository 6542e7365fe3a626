import { afterAll, expect, it } from 'vitest';
import { buildForReading } from '../../../../test-support/release/built-release.ts';
import { openReader } from '../reader.ts';

const release = buildForReading();
afterAll(() => release.remove());
const namesOn = (day: string) =>
  openReader(release.db, 'kk')
    .loop.content(day)
    .scenes.flatMap((scene) => (scene.kind === 'name' ? [scene] : []));

it('has a scene for every person, each with a source', () => {
  const names = namesOn('2026-05-31');
  expect(new Set(names.map(({ person }) => person.id)).size).toBe(
    openReader(release.db, 'kk').persons.list({ from: 0 }).total,
  );
  for (const { key, sources } of names) expect(sources.length, key).toBeGreaterThan(0);
});

it('marks those born or dead on this day of the year, and no one whose day is not known', () => {
  const dated = namesOn('2026-05-31').flatMap(({ person }) => [person.born, person.died].flatMap((date) => date ?? []));
  const known = dated.find(({ firstDay, lastDay }) => firstDay !== null && firstDay === lastDay);
  const day = `2026-${(known?.firstDay ?? '0000-02-30').slice(5)}`;
  const marked = namesOn(day).filter(({ isToday }) => isToday);
  expect(marked.length > 0).toBe(known !== undefined);
  for (const { person } of marked) {
    expect([person.born, person.died].some((date) => date?.firstDay?.slice(5) === day.slice(5))).toBe(true);
  }
});
