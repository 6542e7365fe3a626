import type { CitationEntry } from '../../model/entry/citation.ts';
import type { ClaimEntry } from '../../model/entry/claim.ts';
import type { Trilingual } from '../../model/entry/trilingual.ts';
import { type Language, languages } from '../../model/vocabulary.ts';
import { everyPlacedClaim } from './claims.ts';
import type { FieldPath } from './document.ts';
import { type Placed, type PlacedContent, problemAt } from './placed.ts';
import type { ContentProblem } from './problem.ts';
import { everyCitation } from './walk.ts';

/** Words that say that a source is silent. Whether it is shows only to a reader of the whole page. */
const silence: Record<Language, RegExp> = {
  kk: /белгісіз|де(?:рек|ректер) жоқ|мәлімет жоқ|көрсетілме(?:ген|йді)|айтылмаған|атал(?:маған|майды)|табылған жоқ|түсіндірілмеген/iu,
  ru: /неизвестн|нет данных|данных нет|не (?:указан|сказан|найден|названы?\b|приводит|говорит|называет|объясня)/iu,
  en: /\bunknown\b|\bno data\b|\bnot known\b|\b(?:does|do) not (?:say|give|name|state|explain)\b|\bgives? (?:no\b(?!\.)|neither)|\bno (?:date|number|figure|order|count)\b.{0,24}\b(?:given|found)\b|\bis not (?:given|stated|explained)\b/iu,
};

/**
 * Reports a sentence that says that a source gives no data without a citation of a page that was read from beginning to end.
 * What the editors say of themselves, and what is not published, needs none.
 */
export function checkReadWhole(content: PlacedContent): ContentProblem[] {
  const claims = everyPlacedClaim(content);
  const byId = new Map(claims.map(({ claim }) => [claim.id, claim]));
  return [
    ...claims.flatMap(({ claim, entry, path }) => ofClaim(claim, entry, path)),
    ...content.camps.flatMap((entry) => {
      const { summary, seats } = entry.value;
      // The workshop checks a camp without its claims, which may be what cites the page.
      const isWhole = entry.value.claims.length > 0;
      return [
        ...(isWhole ? problemOf(entry, ['summary'], summary, citationsWithin(entry.value)) : []),
        ...seats.flatMap(({ note, citations }, index) => problemOf(entry, ['seats', index, 'note'], note, citations)),
      ];
    }),
    ...[...content.works, ...content.laws].flatMap((entry) =>
      entry.value.claims.length > 0 ? problemOf(entry, ['text'], entry.value.text, citationsWithin(entry.value)) : [],
    ),
    ...content.contradictions.flatMap((entry) => problemOf(entry, ['text'], entry.value.text, entry.value.citations)),
    ...content.texts.flatMap((entry) =>
      entry.value.body.flatMap(({ text, citations }, index) => {
        const marked = [...text.en.matchAll(/\[\^([^\]]+)\]/g)].flatMap(([, id = '']) => byId.get(id)?.citations ?? []);
        return problemOf(entry, ['body', index, 'text'], text, [...(citations ?? entry.value.citations), ...marked]);
      }),
    ),
  ];
}

function ofClaim(claim: ClaimEntry, entry: Placed<unknown>, path: FieldPath): ContentProblem[] {
  if (claim.status === 'unverified') return [];
  return (['statement', 'note', 'label'] as const).flatMap((field) =>
    problemOf(entry, [...path, field], claim[field], claim.citations),
  );
}

function problemOf(
  entry: Placed<unknown>,
  path: FieldPath,
  text: Trilingual | undefined,
  citations: readonly CitationEntry[],
): ContentProblem[] {
  const language = text && languages.find((each) => silence[each].test(text[each]));
  if (language === undefined || citations.some(({ readWhole }) => readWhole !== undefined)) return [];
  if (citations.every(({ source }) => source === 'editorial')) return [];
  const words = silence[language].exec(text?.[language] ?? '')?.[0] ?? '';
  const message = `says that a source is silent (“${words}”), but cites no page that was read whole: read it and write the day as readWhole, or say less`;
  return [problemAt(entry, [...path, language], 'unverified', message)];
}

const citationsWithin = (value: object) => [...everyCitation(value)].map(({ citation }) => citation);
