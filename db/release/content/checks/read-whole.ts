import type { CitationEntry } from '../../../model/entry/citation.ts';
import type { ClaimEntry } from '../../../model/entry/claim.ts';
import type { Trilingual } from '../../../model/entry/trilingual.ts';
import { type Language, languages } from '../../../model/vocabulary.ts';
import { everyPlacedClaim } from '../claims.ts';
import type { FieldPath } from '../document.ts';
import { type Placed, type PlacedContent, problemAt } from '../placed.ts';
import type { ContentProblem } from '../problem.ts';
import { everyCitation } from '../walk.ts';

/** Words that say that a source is silent. Whether it is shows only to a reader of the whole page. */
const silence: Record<Language, RegExp> = {
  kk: /белгісіз|де(?:рек|ректер) жоқ|мәлімет жоқ|көрсетілме(?:ген|йді)|айтылмаған|атал(?:маған|майды)|табылған жоқ|түсіндірілмеген/iu,
  ru: /неизвестн|нет данных|данных нет|не (?:указан|сказан|найден|названы?\b|приводит|говорит|называет|объясня)/iu,
  en: /\bunknown\b|\bno data\b|\bnot known\b|\b(?:does|do) not (?:say|give|name|state|explain)\b|\bgives? (?:no\b(?!\.)|neither)|\bno (?:date|number|figure|order|count)\b.{0,24}\b(?:given|found)\b|\bis not (?:given|stated|explained)\b/iu,
};

/** All that this check asks of a citation: others of the same sort change nothing. */
export const sortOf = ({ source, readWhole }: CitationEntry): string =>
  `${source === 'editorial' ? 'editorial' : ''} ${readWhole === undefined ? '' : 'whole'}`;

/** What the claims about an entry cite, where they are kept apart from it, as in the workshop. */
export type CitedApart = (subject: { kind: 'camp' | 'work' | 'law'; id: string }) => readonly CitationEntry[];

/**
 * Reports a sentence that says that a source gives no data without a citation of a page that was read from beginning to end.
 * What the editors say of themselves, and what is not published, needs none.
 */
export function checkReadWhole(content: PlacedContent, citedApart: CitedApart = () => []): ContentProblem[] {
  const claims = everyPlacedClaim(content);
  const byId = new Map(claims.map(({ claim }) => [claim.id, claim]));
  return [
    ...claims.flatMap(({ claim, entry, path }) => ofClaim(claim, entry, path)),
    ...content.camps.flatMap((entry) => {
      const { id, summary, seats } = entry.value;
      return [
        ...problemOf(entry, ['summary'], summary, () => citationsOf(entry.value, citedApart({ kind: 'camp', id }))),
        ...seats.flatMap(({ note, citations }, index) =>
          problemOf(entry, ['seats', index, 'note'], note, () => citations),
        ),
      ];
    }),
    ...(['work', 'law'] as const).flatMap((kind) =>
      content[`${kind}s`].flatMap((entry) => {
        const { id, text } = entry.value;
        return problemOf(entry, ['text'], text, () => citationsOf(entry.value, citedApart({ kind, id })));
      }),
    ),
    ...content.contradictions.flatMap((entry) =>
      problemOf(entry, ['text'], entry.value.text, () => entry.value.citations),
    ),
    ...content.texts.flatMap((entry) =>
      entry.value.body.flatMap(({ text, citations }, index) => {
        return problemOf(entry, ['body', index, 'text'], text, () => [
          ...(citations ?? entry.value.citations),
          ...[...text.en.matchAll(/\[\^([^\]]+)\]/g)].flatMap(([, id = '']) => byId.get(id)?.citations ?? []),
        ]);
      }),
    ),
  ];
}

function ofClaim(claim: ClaimEntry, entry: Placed<unknown>, path: FieldPath): ContentProblem[] {
  if (claim.status === 'unverified') return [];
  return (['statement', 'note', 'label'] as const).flatMap((field) =>
    problemOf(entry, [...path, field], claim[field], () => claim.citations),
  );
}

function problemOf(
  entry: Placed<unknown>,
  path: FieldPath,
  text: Trilingual | undefined,
  citationsOfText: () => readonly CitationEntry[],
): ContentProblem[] {
  const language = text && languages.find((each) => silence[each].test(text[each]));
  if (language === undefined) return [];
  const citations = citationsOfText();
  if (citations.some(({ readWhole }) => readWhole !== undefined)) return [];
  if (citations.every(({ source }) => source === 'editorial')) return [];
  const words = silence[language].exec(text?.[language] ?? '')?.[0] ?? '';
  const message = `says that a source is silent (“${words}”), but cites no page that was read whole: read it and write the day as readWhole, or say less`;
  return [problemAt(entry, [...path, language], 'unverified', message)];
}

const citationsOf = (value: object, apart: readonly CitationEntry[]): CitationEntry[] => [
  ...[...everyCitation(value)].map(({ citation }) => citation),
  ...apart,
];
