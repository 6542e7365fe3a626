import type { GlossaryTerm } from '../../model/api/text.ts';
import type { Language } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import type { CitationReader } from './citations.ts';
import { inLanguage } from './columns.ts';

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
      const cited = citations.of(
        'term',
        rows.map(({ id }) => id),
      );
      return rows
        .sort((a, b) => collator.compare(a.term, b.term))
        .map(({ aliases, regimeWord, ...row }) => ({
          ...row,
          aliases: JSON.parse(aliases) as string[],
          regimeWord: regimeWord === 1,
          citations: cited.get(row.id) ?? [],
        }));
    },
  };
}
