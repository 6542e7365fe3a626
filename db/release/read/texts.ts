import type { Block, MemorialText, TextSummary } from '../../model/api/text.ts';
import type { Language } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import type { CitationReader } from './citations.ts';
import type { ClaimReader } from './claims.ts';
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
    const cited = citations.of('block', ids);
    const shown = media.of('block', ids);
    return rows.map(({ id, date, ...row }) => ({
      ...row,
      date: dateOf(date),
      media: shown.get(String(id)) ?? [],
      citations: cited.get(String(id)) ?? [],
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
