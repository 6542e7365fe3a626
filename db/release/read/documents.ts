import type { Term } from '../../model/api/claim.ts';
import type { ArchivalDocument, ArchivalReference } from '../../model/api/document.ts';
import type { PersonName } from '../../model/api/person.ts';
import type { Language } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import { type BoxColumns, boxColumns, boxOf, type CitationReader, type ClaimReader } from './camps/claims.ts';
import { dateOf, inLanguage } from './columns.ts';
import type { MediaReader } from './media.ts';

/** Maximum number of claims in the answer about a document. */
const maxClaims = 200;

export interface DocumentReader {
  find(id: string): ArchivalDocument | undefined;
}

interface DocumentParts {
  citations: CitationReader;
  claims: ClaimReader;
  media: MediaReader;
}

type Row = Pick<ArchivalDocument, 'id' | 'title' | 'kind' | 'summary' | 'language' | 'consulted' | 'transcription'> &
  Omit<ArchivalReference, 'archive' | 'short'> & {
    date: string | null;
    issued_by: string | null;
    translation: string | null;
    archiveId: string;
    name: string;
    short: string | null;
  };

export function documentReader(db: ReadableDb, language: Language, parts: DocumentParts): DocumentReader {
  const byId = db.prepare<[string], Row>(`
    SELECT document.id, document.kind, document.date_json AS date, document.language, document.consulted,
      document.fond, document.inventory, document.file, document.sheet, document.transcription, archive.id AS archiveId,
      ${inLanguage(language, 'document.title', 'document.summary', 'document.issued_by', 'document.translation')},
      ${inLanguage(language, 'archive.name', 'archive.short', 'archive.place')}
    FROM document CROSS JOIN archive ON archive.id = document.archive_id WHERE document.id = ?`);
  const persons = db.prepare<[string], Omit<PersonName, 'isNameless'> & { isNameless: number }>(`
    SELECT person.id, coalesce(person.name_${language}, person.name_instead_${language}) AS name,
      person.name_kk IS NULL AS isNameless
    FROM document_person CROSS JOIN person ON person.id = document_person.person_id
    WHERE document_person.document_id = ? ORDER BY document_person.position`);
  const camps = db.prepare<[string], Term>(`
    SELECT camp.id, ${inLanguage(language, 'camp.name')}
    FROM document_camp CROSS JOIN camp ON camp.id = document_camp.camp_id
    WHERE document_camp.document_id = ? ORDER BY document_camp.position`);
  const cited = db.prepare<[string, number], BoxColumns & { claimId: string }>(`
    SELECT citation.owner_id AS claimId, ${boxColumns}
    FROM citation_document CROSS JOIN citation ON citation.id = citation_document.citation_id
    WHERE citation_document.document_id = ? AND citation.owner_kind = 'claim'
    ORDER BY citation_document.citation_id LIMIT ?`);
  return {
    find: (id) => {
      const row = byId.get(id);
      if (row === undefined) return undefined;
      const { title, kind, summary, date, consulted, transcription, translation } = row;
      const rows = cited.all(id, maxClaims);
      return {
        ...{ id, title, kind, summary, date: dateOf(date), reference: referenceOf(row), issuedBy: row.issued_by },
        ...{ language: row.language, consulted, transcription },
        translation: row.language === language ? null : translation,
        via: parts.citations.of('document', [id]).get(id) ?? [],
        scans: parts.media.of('document', [id]).get(id) ?? [],
        persons: persons.all(id).map((person) => ({ ...person, isNameless: person.isNameless === 1 })),
        camps: camps.all(id),
        claims: parts.claims.byIds([...new Set(rows.map(({ claimId }) => claimId))]),
        marks: rows.flatMap((mark) => {
          const box = boxOf(mark);
          return box === null ? [] : { claimId: mark.claimId, box };
        }),
      };
    },
  };
}

function referenceOf({ archiveId, name, short, place, fond, inventory, file, sheet }: Row): ArchivalReference {
  return { archive: { id: archiveId, name }, short: short ?? name, place, fond, inventory, file, sheet };
}

/** Documents about one subject, in order of time; those without a date come last. */
export function documentsAbout(db: ReadableDb, language: Language, subject: 'person' | 'camp'): (id: string) => Term[] {
  const about = db.prepare<[string], Term>(`
    SELECT document.id, document.title_${language} AS name
    FROM document_${subject} AS about CROSS JOIN document ON document.id = about.document_id
    WHERE about.${subject}_id = ? ORDER BY document.date_edtf IS NULL, document.date_edtf, document.id`);
  return (id) => about.all(id);
}
