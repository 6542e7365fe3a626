import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from '@placemarkio/check-geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expandJsonLd } from '../../../test-support/expand-jsonld.ts';
import { readProjectContent } from '../../../test-support/release/release.ts';
import { readTable } from '../../../test-support/workshop/read-table.ts';
import { type WorkshopFixture, workshopFixture } from '../../../test-support/workshop/workshop.ts';
import type { Content } from '../../release/content/layout.ts';
import { exportTable } from '../import/export.ts';
import type { Body } from '../types.ts';
import { campsAsGeoJson } from './geojson.ts';
import { linkedArt } from './linked-art.ts';
import { type OpenTable, openPlan, openTables, writeOpenData } from './open-data.ts';
import { publicContent } from './public-content.ts';

/** Protects: what is published can be read by the programs of others, comes back without a difference, and hides what is withheld. */
const folder = mkdtempSync(join(tmpdir(), 'esimde-open-data-'));
let content: Content;
let fixture: WorkshopFixture;
beforeAll(() => {
  content = publicContent(readProjectContent());
  fixture = workshopFixture();
});
afterAll(() => {
  fixture.remove();
  rmSync(folder, { recursive: true });
});

/** A table has no paragraphs and, of media, no files: what it cannot hold is compared elsewhere. */
const inTable = (table: OpenTable, bodies: readonly Body[]): Body[] =>
  bodies.map(({ body, ...rest }) => ({ ...rest, ...(table === 'persons' && { body: [] }) }));

describe('open data', () => {
  it.each(['camps', 'claims', 'persons', 'places', 'sources', 'events', 'documents', 'archives'] as const)(
    'brings the table of %s back through the import without a difference',
    async (table) => {
      const bodies = openTables(content)[table];
      const file = join(folder, `${table}.csv`);
      await exportTable('csv', { plan: openPlan(table), bodies: () => bodies, file });
      expect(inTable(table, await readTable(openPlan(table), file))).toEqual(inTable(table, bodies));
    },
  );

  it('has valid GeoJSON, with precision, period and sources of each place', () => {
    const features = campsAsGeoJson(content);
    expect(check(JSON.stringify(features)).type).toBe('FeatureCollection');
    const karlag = features.features.find(({ properties }) => properties.camp === 'karlag');
    expect(karlag).toMatchObject({ geometry: { type: 'Point' }, properties: { precision: expect.any(String) } });
    expect(karlag?.properties.sources).not.toEqual([]);
    expect(karlag?.properties.sameAs).toContain('https://gulagmap.ru/camp195');
  });

  it('has JSON-LD that expands without fetching anything, and states each claim with its source', async () => {
    const expanded = await expandJsonLd(linkedArt(content));
    const claims = JSON.stringify(expanded);
    expect(claims).toContain('urn:esimde:claim:kengir-killed');
    expect(claims).toContain('http://www.cidoc-crm.org/cidoc-crm/E13_Attribute_Assignment');
    expect(expanded).toContainEqual(
      expect.objectContaining({
        '@id': 'urn:esimde:camp:karlag',
        'https://linked.art/ns/terms/equivalent': expect.arrayContaining([
          expect.objectContaining({ '@id': 'https://gulag.memorial.de/lager.php?lag=191' }),
        ]),
      }),
    );
    expect(expanded.length).toBeGreaterThan(content.persons.length + content.camps.length);
  });

  it('holds nothing that is withheld, restricted or unverified', () => {
    const [person, ...others] = content.persons;
    if (!person) throw new Error('no person');
    const secret = { ...person, id: 'hidden-person', consent: 'withheld' as const, consentNote: 'the family said no' };
    const [first] = content.documents;
    if (!first) throw new Error('no document');
    const restricted = { ...first, id: 'hidden-document', restricted: true };
    const shown = publicContent({
      ...content,
      persons: [person, secret, ...others],
      documents: [first, restricted],
      sources: [
        ...content.sources,
        { ...(content.sources[0] as Content['sources'][number]), id: 'doubt', kind: 'unverified' },
      ],
    });
    const text = JSON.stringify([openTables(shown), linkedArt(shown), campsAsGeoJson(shown)]);
    for (const word of ['hidden-person', 'hidden-document', 'family said no', 'consentNote', '"doubt"']) {
      expect(text).not.toContain(word);
    }
  });
});

describe('the files of a release', () => {
  it('carry checksums, a dictionary, the licence and how to cite', async () => {
    const out = join(folder, 'out');
    const written = await writeOpenData(join(fixture.folder, 'workshop.db'), out);
    if (!written.ok) throw new Error(written.error);
    expect(written.value).toEqual(
      expect.arrayContaining(['camps.csv', 'camps.geojson', 'linked-art.jsonld', 'sources.csl.json']),
    );
    const sums = readFileSync(join(out, 'SHA256SUMS'), 'utf8').trim().split('\n');
    for (const line of sums) {
      const [sum, name = ''] = line.split('  ');
      expect(
        createHash('sha256')
          .update(readFileSync(join(out, name)))
          .digest('hex'),
      ).toBe(sum);
    }
    expect(sums).toHaveLength(written.value.length - 1);
    expect(readFileSync(join(out, 'dictionary.csv'), 'utf8')).toContain('claims;id;');
    const readme = readFileSync(join(out, 'README.txt'), 'utf8');
    expect(readme).toContain('CC BY 4.0');
    expect(readme).toContain('How to cite');
  });
});
