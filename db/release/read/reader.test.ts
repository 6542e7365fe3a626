import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltRelease, buildForReading } from '../../../test-support/release/built-release.ts';
import type { Claim } from '../../model/api/claim.ts';
import { type Language, languages, timelineYears } from '../../model/vocabulary.ts';
import { openReader, type Reader, readReleaseInfo } from './reader.ts';

let release: BuiltRelease;
let readers: Record<Language, Reader>;

beforeAll(() => {
  release = buildForReading();
  const open = (language: Language) => openReader(release.db, language);
  readers = { kk: open('kk'), ru: open('ru'), en: open('en') };
});
afterAll(() => release.remove());

describe('camps', () => {
  it('are all listed, in the order of the alphabet of the language', () => {
    for (const language of languages) {
      const { camps, total } = readers[language].camps.list({});
      expect(camps.length).toBe(total);
      const names = camps.map(({ name }) => name);
      expect(names).toEqual([...names].sort(new Intl.Collator(language).compare));
    }
  });

  it('are the same in three languages except for texts', () => {
    const wordless = (language: Language) =>
      readers[language].camps
        .list({})
        .camps.map(({ id, type, headcounts, existed, parentId }) => {
          return { id, type, headcounts: headcounts.map(({ counts, ...each }) => each), existed, parentId };
        })
        .sort((a, b) => a.id.localeCompare(b.id));
    expect(wordless('ru')).toEqual(wordless('kk'));
    expect(wordless('en')).toEqual(wordless('kk'));
  });

  it('are found by id with everything in the summary', () => {
    for (const summary of readers.kk.camps.list({}).camps) {
      const camp = readers.kk.camps.find(summary.id);
      expect(camp).toMatchObject(summary);
      expect(camp?.names.kk).toBe(summary.name);
    }
    expect(readers.kk.camps.find('nowhere')).toBeUndefined();
  });

  it('count what each option of a filter would give together with the other filters', () => {
    const { camps } = readers.ru;
    for (const region of camps.list({ type: 'itl' }).filters.regions) {
      expect(camps.list({ type: 'itl', region: region.id }).camps).toHaveLength(region.count);
    }
    for (const work of camps.list({ from: 1948, to: 1950 }).filters.workKinds) {
      expect(camps.list({ from: 1948, to: 1950, work: work.id }).camps).toHaveLength(work.count);
    }
    for (const { id, count } of camps.list({}).filters.types)
      expect(camps.list({ type: id }).camps).toHaveLength(count);
  });

  it('of a year are those whose existence overlaps it', () => {
    const ids = readers.en.camps.list({ from: 1940, to: 1940 }).camps.map(({ id }) => id);
    expect(ids).toContain('karlag');
    expect(ids).not.toContain('steplag');
  });

  it('do not reveal the editors’ search names', () => {
    for (const { id } of readers.kk.camps.list({}).camps) {
      expect(readers.kk.camps.find(id)?.aliases.map(({ kind }) => kind)).not.toContain('search');
    }
  });
});

describe('a claim', () => {
  it('has its citations and only contradictions that mention it', () => {
    const claims = readers.kk.camps.list({}).camps.flatMap(({ id }) => readers.kk.camps.find(id)?.claims ?? []);
    expect(claims.length).toBeGreaterThan(100);
    for (const claim of claims) expect(claim.citations.length, claim.id).toBeGreaterThan(0);
  });

  it('has exactly one value', () => {
    const values = ({ amount, date, statement }: Claim) => [amount, date, statement].filter((value) => value !== null);
    for (const { claims } of readers.kk.peoples.table().peoples)
      for (const claim of claims) expect(values(claim)).toHaveLength(1);
  });

  it('is returned in the requested order', () => {
    const ids = readers.kk.camps.find('karlag')?.claims.map(({ id }) => id) ?? [];
    const reversed = [...ids].reverse();
    expect(readers.kk.claims.byIds(reversed).map(({ id }) => id)).toEqual(reversed);
  });
});

describe('questions, peoples and works', () => {
  it('end a tally in a documented person, place or order, and name its camp or person', () => {
    const tallies = readers.en.questions.list().flatMap(({ id }) => readers.en.questions.find(id)?.tally ?? []);
    expect(tallies.length).toBeGreaterThan(2);
    for (const { ends, endsInCamp, endsWithPerson } of tallies) {
      expect(ends.amount).toBeNull();
      expect(ends.citations.length).toBeGreaterThan(0);
      expect(endsInCamp?.id).toBe(ends.subject.kind === 'camp' ? ends.subject.id : undefined);
      expect(endsWithPerson?.id).toBe(ends.subject.kind === 'person' ? ends.subject.id : undefined);
    }
  });

  it('give the words around a figure as printed, in every language the same', () => {
    for (const language of languages) {
      const claim = readers[language].claims.find('s02');
      expect(claim?.citations[0]?.fragment).toBe('Қарамағында 53 лагерь болды.');
    }
  });

  it('gather their claims and contradictions', () => {
    for (const { id, claimCount } of readers.ru.questions.list()) {
      const question = readers.ru.questions.find(id);
      expect(question?.claims).toHaveLength(claimCount);
      const disputed = new Set(question?.claims.flatMap(({ contradictions }) => contradictions));
      expect(new Set(question?.contradictions.map((contradiction) => contradiction.id))).toEqual(disputed);
    }
  });

  it('have a sum of the nationality table that is the sum of its rows', () => {
    const { peoples, sum } = readers.en.peoples.table();
    const headcounts = peoples.map(({ claims }) => claims[0]?.amount?.min ?? 0);
    expect(sum?.kind).toBe('sum');
    expect(sum?.amount?.min).toBe(headcounts.reduce((total, value) => total + value, 0));
  });

  it('name camps that exist', () => {
    for (const { camps } of readers.en.works.list()) {
      for (const { id } of camps) expect(readers.en.camps.find(id)).toBeDefined();
    }
  });
});

describe('texts', () => {
  it('are complete: every mark in a paragraph has its claim', () => {
    for (const { id } of readers.kk.texts.list()) {
      const text = readers.kk.texts.find(id);
      const marks = text?.blocks.flatMap(({ markdown }) =>
        [...markdown.matchAll(/\[\^([a-z0-9-]+)\]/g)].map(([, claim]) => claim),
      );
      expect(new Set(text?.claims.map((claim) => claim.id))).toEqual(new Set(marks));
    }
  });
});

describe('sources', () => {
  it('give every claim that cites them, once', () => {
    const source = readers.kk.sources.find('article');
    const ids = source?.claims.map(({ id }) => id) ?? [];
    expect(ids.length).toBeGreaterThan(20);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { citations } of source?.claims ?? [])
      expect(citations.map(({ sourceId }) => sourceId)).toContain('article');
    expect(readers.kk.sources.find('nobody')).toBeUndefined();
  });
});

describe('the timeline', () => {
  it('has every year once, with single camps only', () => {
    const years = readers.kk.timeline.years();
    expect(years.map(({ year }) => year)).toEqual(
      Array.from({ length: timelineYears.last - timelineYears.first + 1 }, (_, index) => timelineYears.first + index),
    );
    for (const { campIds } of years) {
      for (const id of campIds) expect(['group', 'camp-type']).not.toContain(readers.kk.camps.find(id)?.type);
    }
  });
});

describe('the release', () => {
  it('counts its entries', () => {
    const info = readReleaseInfo(release.db, release.manifest.id);
    expect(info.title).toEqual(release.manifest.title);
    expect(info.counts.questions).toBe(readers.kk.questions.list().length);
    expect(info.counts.camps).toBe(readers.kk.camps.list({}).total);
  });
});
