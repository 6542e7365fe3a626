import type { Content } from '../content/layout.ts';
import { dateColumns, type Inserter, wordColumns } from './inserter.ts';
import { insertShown } from './sources.ts';

/** Archives and documents. They go in before anything that cites them. */
export function insertDocuments(inserter: Inserter, { archives, documents }: Content): void {
  for (const { id, name, short, place, url } of archives) {
    inserter.insert('archive', {
      id,
      ...wordColumns('name', name),
      ...wordColumns('short', short),
      ...wordColumns('place', place),
      url: url ?? null,
    });
  }
  for (const document of documents) {
    inserter.insert('document', {
      id: document.id,
      ...wordColumns('title', document.title),
      kind: document.kind,
      ...wordColumns('summary', document.summary),
      ...dateColumns('date', document.date),
      archive_id: document.archive,
      fond: document.fond ?? null,
      inventory: document.inventory ?? null,
      file: document.file ?? null,
      sheet: document.sheet ?? null,
      ...wordColumns('issued_by', document.issuedBy),
      language: document.language,
      consulted: document.consulted,
      transcription: document.transcription ?? null,
      translation_kk: document.translation?.kk ?? null,
      translation_ru: document.translation?.ru ?? null,
      translation_en: document.translation?.en ?? null,
    });
    inserter.insertCitations('document', document.id, document.via);
  }
}

/** Scans of the documents, and the persons and camps that they name, which are in the database by then. */
export function insertDocumentSubjects(inserter: Inserter, documents: Content['documents']): void {
  for (const { id, scans, persons, camps } of documents) {
    insertShown(inserter, 'document', id, scans);
    for (const [index, person] of persons.entries()) {
      inserter.insert('document_person', { document_id: id, person_id: person, position: index + 1 });
    }
    for (const [index, camp] of camps.entries()) {
      inserter.insert('document_camp', { document_id: id, camp_id: camp, position: index + 1 });
    }
  }
}
