import type { Block, Correction, Erratum, GlossaryTerm, Law, MemorialText, TextSummary } from '../../model/api/text.ts';
import type { Language } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import type { CitationReader, ClaimReader } from './camps/claims.ts';
import { dateOf, inLanguage } from './columns.ts';
import type { MediaReader } from './media.ts';

type TextRow = Omit<TextSummary, 'contentNote'> & { content_note: string | null; inLoop: number };
type BlockRow = Pick<Block, 'form' | 'markdown'> & { id: number; date: string | null };

export interface TextReader {
  list(): TextSummary[];
  find(id: string): MemorialText | undefined;
}

export function textReader(
  db: ReadableDb,
  language: Language,
  citations: CitationReader,
  claims: ClaimReader,
  media: MediaReader,
): TextReader {
  const columns = `id, kind, position AS "order", ${inLanguage(language, 'title', 'lead', 'content_note')}, in_loop AS inLoop`;
  const all = db.prepare<[], TextRow>(`SELECT ${columns} FROM memorial_text ORDER BY position`);
  const byId = db.prepare<[string], TextRow>(`SELECT ${columns} FROM memorial_text WHERE id = ?`);
  const blocksOf = db.prepare<[string], BlockRow>(`
    SELECT id, form, date_json AS date, ${inLanguage(language, 'markdown')}
    FROM text_block WHERE text_id = ? ORDER BY position`);
  const claimIds = db.prepare<[string], { id: string }>(
    'SELECT claim_id AS id FROM text_claim WHERE text_id = ? ORDER BY position',
  );
  const blocks = (textId: string): Block[] => {
    const rows = blocksOf.all(textId);
    const ids = rows.map(({ id }) => id);
    const citationsOf = citations.of('block', ids);
    const shown = media.of('block', ids);
    return rows.map(({ id, date, ...row }) => ({
      ...row,
      date: dateOf(date),
      media: shown.get(String(id)) ?? [],
      citations: citationsOf.get(String(id)) ?? [],
    }));
  };
  return {
    list: () => all.all().map(summaryOf),
    find: (id) => {
      const row = byId.get(id);
      if (!row) return undefined;
      return {
        ...summaryOf(row),
        inLoop: row.inLoop === 1,
        blocks: blocks(id),
        citations: citations.of('text', [id]).get(id) ?? [],
        claims: claims.byIds(claimIds.all(id).map((claim) => claim.id)),
      };
    },
  };
}

function summaryOf({ content_note, inLoop, ...row }: TextRow): TextSummary {
  return { ...row, contentNote: content_note };
}

type TermRow = Pick<GlossaryTerm, 'id' | 'term' | 'expansion' | 'definition'> & { aliases: string; regimeWord: number };

export interface GlossaryReader {
  /** Every term, in the order of the language's alphabet. */
  list(): GlossaryTerm[];
}

export function glossaryReader(
  db: ReadableDb,
  language: Language,
  collator: Intl.Collator,
  citations: CitationReader,
): GlossaryReader {
  const all = db.prepare<[], TermRow>(`
    SELECT id, ${inLanguage(language, 'term', 'expansion', 'definition')}, aliases_json AS aliases,
      regime_word AS regimeWord
    FROM glossary_term`);
  return {
    list: () => {
      const rows = all.all();
      const citationsOf = citations.of(
        'term',
        rows.map(({ id }) => id),
      );
      return rows
        .sort((a, b) => collator.compare(a.term, b.term))
        .map(({ aliases, regimeWord, ...row }) => ({
          ...row,
          aliases: JSON.parse(aliases) as string[],
          regimeWord: regimeWord === 1,
          citations: citationsOf.get(row.id) ?? [],
        }));
    },
  };
}

export interface LawReader {
  list(): Law[];
}

export function lawReader(db: ReadableDb, language: Language, claims: ClaimReader): LawReader {
  const all = db.prepare<[], Omit<Law, 'claims'>>(
    `SELECT id, ${inLanguage(language, 'title', 'text')} FROM law ORDER BY position`,
  );
  return {
    list: () => {
      const rows = all.all();
      const bySubject = claims.ofSubjects(
        'law',
        rows.map(({ id }) => id),
      );
      return rows.map((row) => ({ ...row, claims: bySubject.get(row.id) ?? [] }));
    },
  };
}

interface CorrectionRow extends Omit<Correction, 'date' | 'oldValue' | 'newValue'> {
  date: string;
  old_value: string;
  new_value: string;
}

/** Corrections of this project, and misprints of the article that this release corrects. */
export interface CorrectionReader {
  corrections(): Correction[];
  errata(): Erratum[];
}

export function correctionReader(db: ReadableDb, language: Language): CorrectionReader {
  const corrections = db.prepare<[], CorrectionRow>(`
    SELECT id, date_json AS date, ${inLanguage(language, 'subject', 'old_value', 'new_value', 'reason')},
      claim_id AS claimId
    FROM correction ORDER BY position`);
  const errata = db.prepare<[], Erratum>(
    `SELECT id, as_printed AS asPrinted, reading, ${inLanguage(language, 'gloss')} FROM erratum ORDER BY position`,
  );
  return {
    corrections: () =>
      corrections.all().map(({ date, old_value, new_value, ...row }) => ({
        ...row,
        date: dateOf(date),
        oldValue: old_value,
        newValue: new_value,
      })),
    errata: () => errata.all(),
  };
}
