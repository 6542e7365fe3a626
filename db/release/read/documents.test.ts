import { readFileSync, rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { smallContent, writeContent } from '../../../test-support/release/content.ts';
import { documentContent, smallDocument } from '../../../test-support/release/documents.ts';
import { type ReadSmall, readSmall } from '../../../test-support/release/read-small.ts';
import { openReadable } from '../../sqlite/connection.ts';
import { readContent } from '../content/read.ts';
import { searchedNames } from './search.ts';

/** Protects: a document says who holds it and what rests on it; what is restricted is in no byte of a release. */
const opened: ReadSmall[] = [];
afterAll(() => {
  for (const { remove } of opened) remove();
});

function built(...documents: object[]): ReadSmall {
  const small = readSmall(documentContent(...documents), 'ru');
  opened.push(small);
  return small;
}

function problemsOf(content: ReturnType<typeof smallContent>) {
  const folder = writeContent(content);
  const read = readContent(folder);
  rmSync(folder, { recursive: true });
  return read.ok ? [] : read.problems;
}

describe('a document', () => {
  it('has its archival reference, its sheets, and the claims with their places on them', () => {
    const document = built().reader.documents.find('order');
    expect(document).toMatchObject({
      title: 'Title of order р',
      reference: { archive: { id: 'state' }, short: 'State archive р', fond: 'R-1', inventory: '2', file: '3' },
      scans: [{ kind: 'image' }],
      transcription: 'Приказываю.',
      translation: null,
      camps: [{ id: 'north' }],
      marks: [{ claimId: 's1', box: { page: 1, left: 0.1, top: 0.2, width: 0.3, height: 0.05 } }],
    });
    expect(document?.claims.map(({ id }) => id)).toEqual(['s1']);
  });

  it('is what a citation leads to, and what a camp lists', () => {
    const { reader } = built();
    expect(reader.claims.find('s1')?.citations[0]?.document).toMatchObject({ id: 'order', box: { page: 1 } });
    expect(reader.claims.find('s2')?.citations[0]).not.toHaveProperty('document');
    expect(reader.camps.find('north')?.documents).toEqual([{ id: 'order', name: 'Title of order р' }]);
  });

  it('is found by its title, its words and its archival reference', () => {
    const { reader } = built();
    for (const query of ['title of order', 'приказываю', 'R-1 2 3']) {
      expect(reader.search.find(query).hits[0], query).toMatchObject({ group: 'document', id: 'order' });
    }
  });

  it('without any text has its own title in the search of the web edition', () => {
    const { file } = built({ transcription: undefined, translation: undefined });
    const db = openReadable(file);
    const found = searchedNames(db, 'ru').own.filter(({ group, id }) => group === 'document' && id === 'order');
    db.close();
    expect(found).toEqual([{ group: 'document', id: 'order', title: 'Title of order р', body: '' }]);
  });

  it('that is restricted is in no byte of a release, with its scan and the places on it', () => {
    const { reader, file } = built({ restricted: true });
    expect(reader.documents.find('order')).toBeUndefined();
    expect(reader.claims.find('s1')?.citations[0]).not.toHaveProperty('document');
    const bytes = readFileSync(file);
    for (const word of ['Title of order', 'Приказываю', 'Seen on the sheet']) expect(bytes.includes(word)).toBe(false);
  });
});

describe('the check of documents', () => {
  const problemOf = (change: object) =>
    problemsOf(documentContent(change)).map(({ code, field, message }) => `${code} ${field}: ${message}`);

  it('refuses one without a holder, or with one that is unknown', () => {
    expect(problemOf({ archive: undefined })).toEqual(['schema archive: is missing']);
    expect(problemOf({ archive: '' })[0]).toBe('schema archive: is missing: name the archive that holds the document');
    expect(problemOf({ archive: 'nowhere' })[0]).toMatch(/^unknown-reference archive/);
  });

  it('asks for the publication that quotes one that was not seen', () => {
    expect(problemOf({ consulted: 'not-seen' })[0]).toMatch(/^schema via: is missing/);
  });

  it('asks for the translations of a transcription', () => {
    expect(problemOf({ translation: { kk: 'Бұйырамын.' } })).toEqual([
      'untranslated translation.en: is missing: translate the words of the document',
    ]);
  });

  it('names a box on a sheet that is not there, and one without a document', () => {
    expect(problemOf({ scans: [] })[0]).toMatch(/^contradictory-entry citations\[0\]\.box\.page: is not among/);
    const content = documentContent();
    const [claim] = content['figures.yaml'] as { citations: { document?: string }[] }[];
    delete claim?.citations[0]?.document;
    expect(problemsOf(content)[0]?.message).toBe('marks a box: name the document that it is on');
  });

  it('accepts content from before documents', () => {
    expect(problemsOf(smallContent())).toEqual([]);
    expect(smallDocument('x').archive).toBe('state');
  });
});
