import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { project, readFacts } from '../../../test-support/release/facts.ts';
import { openLedger } from '../../../test-support/release/facts-ledger.ts';
import { holds } from '../../model/entry/citation.ts';

/** Protects: glossary, misprints, contradictions and sources are complete, and nothing unverified is published. */
const facts = readFacts();
const ledger = openLedger();
afterAll(() => ledger.close());

describe('glossary', () => {
  const terms = new Map(
    ledger.content.glossary.filter(({ fact }) => fact !== undefined).map((term) => [term.fact, term]),
  );

  it.each(facts.glossary.map((item) => [item.id, item] as const))('%s', (id, { term_kk, ru, kk_full, source }) => {
    const term = terms.get(id);
    const [row] = ledger.rows<{ words: string; expansion: string | null }>(
      `SELECT term_kk || ' | ' || term_ru || ' | ' || aliases_json || ' | ' || definition_kk || ' | ' || definition_ru AS words,
              expansion_kk || ' | ' || expansion_ru AS expansion FROM glossary_term WHERE id = ?`,
      term?.id ?? `no term with the fact ${id}`,
    );
    expect(row).toBeDefined();
    const words = `${row?.words} | ${row?.expansion}`.toLowerCase();
    for (const part of term_kk
      .split(/[/()«»]/)
      .map((text) => text.trim())
      .filter(Boolean)) {
      expect(words, `${id}: ${part}`).toContain(part.toLowerCase());
    }
    const unverified = source.includes('expansion unverified');
    const formUnverified = source.includes('ru form unverified');
    if (unverified) expect(row?.expansion, `${id}: an unverified expansion is published`).toBeNull();
    else if (kk_full) expect(words).toContain(kk_full.toLowerCase());
    // A form that the facts leave unverified is published with a source of its own.
    const ownSource = term?.citations.some((citation) => !['article', 'unverified'].includes(citation.source));
    if (formUnverified)
      expect(words.includes(ru.toLowerCase()), 'a form without a source is published').toBe(ownSource);
    else if (!unverified) expect(words, ru).toContain((ru.split(/ [—/(]|, /)[0] ?? '').toLowerCase());
  });

  it('has each term of the facts once', () => {
    expect(terms.size).toBe(facts.glossary.length);
  });
});

describe('misprints of the article', () => {
  it.each(facts.ocr_errata.map(({ as_printed, reading }) => [as_printed, reading]))(
    '«%s» is read «%s»',
    (printed, reading) => {
      const rows = ledger.rows(
        'SELECT id FROM erratum WHERE as_printed = ? AND reading = ?',
        printed ?? '',
        reading ?? '',
      );
      expect(rows.length).toBeGreaterThan(0);
    },
  );
});

describe('fragments of the article', () => {
  const article = readFileSync(`${project}/db/content/facts/article.kk.txt`, 'utf8');
  const fragments = ledger.rows<{ owner_id: string; fragment: string; as_printed: string }>(
    `SELECT owner_id, fragment, as_printed FROM citation WHERE source_id = 'article' AND fragment IS NOT NULL`,
  );

  it('are quoted exactly and contain the figure', () => {
    expect(fragments.length).toBeGreaterThan(90);
    const invented = fragments.filter(
      ({ fragment, as_printed }) => !holds(article, fragment) || !holds(fragment, as_printed),
    );
    expect(invented).toEqual([]);
  });

  it('accompany every amount of the article', () => {
    const bare = ledger.rows(
      `SELECT claim.id FROM claim JOIN citation ON citation.owner_kind = 'claim' AND citation.owner_id = claim.id
       WHERE citation.source_id = 'article' AND citation.as_printed IS NOT NULL AND citation.fragment IS NULL
         AND (claim.amount_min IS NOT NULL OR claim.amount_max IS NOT NULL)`,
    );
    expect(bare).toEqual([]);
  });
});

describe('contradictions', () => {
  it.each(facts.contradictions.map((item) => [item.id, item] as const))(
    '%s is shown at every figure that it names',
    (id, { items }) => {
      const contradiction = ledger.content.contradictions.find(({ fact }) => fact === id);
      expect(contradiction).toBeDefined();
      const claims = ledger.rows<{ claim_id: string }>(
        'SELECT claim_id FROM contradiction_claim WHERE contradiction_id = ?',
        contradiction?.id ?? '',
      );
      const spoken = new Set(claims.map(({ claim_id }) => claim_id));
      const silent = items.filter((path) => !ledger.claims(path).some((claim) => spoken.has(claim.id)));
      expect(silent).toEqual([]);
    },
  );
});

describe('sources', () => {
  it.each(facts.sources.map(({ id, kind }) => [id, kind] as const))('%s', (id, kind) => {
    const source = ledger.content.sources.find(({ factId }) => factId === id);
    expect(source).toBeDefined();
    const stored = ledger.rows('SELECT id FROM source WHERE id = ?', source?.id ?? '');
    expect(stored).toHaveLength(kind === 'unverified' ? 0 : 1);
  });
});

describe('an unverified fact', () => {
  const kept = ledger.content.camps
    .flatMap(({ claims }) => claims)
    .concat(
      ledger.content.figures,
      ...[...ledger.content.peoples, ...ledger.content.works, ...ledger.content.laws].map(({ claims }) => claims),
    )
    .filter(({ status }) => status === 'unverified');

  it.each(facts.nationalities.items.map(({ id, comparison_1939 }) => [id, comparison_1939.value] as const))(
    '%s: the comparison of 1939 is in the content and not in the release',
    (id, value) => {
      expect(ledger.written(`${id}.comparison_1939`)).toMatchObject([{ amount: value, status: 'unverified' }]);
      expect(ledger.claims(`${id}.comparison_1939`)).toEqual([]);
    },
  );

  it('is in no row of the release', () => {
    expect(kept.length).toBeGreaterThan(20);
    for (const { id } of kept) expect(ledger.rows('SELECT id FROM claim WHERE id = ?', id), id).toEqual([]);
    expect(ledger.rows(`SELECT id FROM citation WHERE source_id = 'unverified'`)).toEqual([]);
  });

  it('appears in no published text: no exact number that only an unverified claim has', () => {
    const published = new Set(
      ledger
        .rows<{ n: number }>(
          'SELECT amount_min AS n FROM claim WHERE amount_min IS NOT NULL UNION SELECT amount_max FROM claim WHERE amount_max IS NOT NULL',
        )
        .map(({ n }) => n),
    );
    const secret = kept.flatMap(({ amount }) =>
      typeof amount === 'number' && amount > 9999 && !published.has(amount) ? amount : [],
    );
    const words = ledger
      .rows<{ words: string }>(
        `SELECT body || title AS words FROM search_entry
         UNION ALL SELECT coalesce(note_kk, '') || coalesce(note_ru, '') || coalesce(note_en, '') || coalesce(statement_en, '') || coalesce(label_en, '') FROM claim
         UNION ALL SELECT text_kk || text_ru || text_en FROM contradiction
         UNION ALL SELECT text_kk || text_ru || text_en FROM work
         UNION ALL SELECT markdown_kk || markdown_ru || markdown_en FROM text_block`,
      )
      .map(({ words }) => words.replaceAll('\u00a0', ''))
      .join('\n');
    expect(secret.length).toBeGreaterThan(10);
    expect(secret.filter((number) => words.includes(String(number)))).toEqual([]);
  });
});
