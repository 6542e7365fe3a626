import type { Camp } from '../../../db/model/api/camp.ts';
import type { Citation } from '../../../db/model/api/claim.ts';
import type { NameEntry } from '../../../db/model/api/names.ts';
import { nameFields, nameOfEntry } from '../../../db/model/api/names.ts';
import type { Person } from '../../../db/model/api/person.ts';
import type { MemorialText } from '../../../db/model/api/text.ts';
import { formatDate } from '../../shared/format/date.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
import { existenceLabel, placesOf, summaryParts } from '../camps/camp-labels.ts';
import type { TakeHome } from '../navigation/sheet.ts';

export function takeHomeOfPerson(person: Person): TakeHome {
  const stations = person.stations.map((station) => {
    const isDated = station.date.start !== null || station.date.end !== null;
    const parts = [
      isDated ? formatDate(station.date, t) : '',
      t(`property.${station.kind}`),
      station.camp?.name ?? station.place,
    ];
    return parts.filter(Boolean).join(' · ');
  });
  const others = [...new Set(person.otherNames.map(({ text }) => text))].filter((text) => text !== person.name);
  return {
    head: [person.name, others.join(', '), ...stations],
    body: person.summary,
    sources: sourcesOf([...person.citations, ...person.claims.flatMap(({ citations }) => citations)]),
  };
}

export function takeHomeOfCamp(camp: Camp): TakeHome {
  const { rest } = summaryParts(camp, language.value);
  return {
    head: [
      camp.name,
      camp.fullName === camp.name ? '' : camp.fullName,
      placesOf(camp).join(', '),
      existenceLabel(camp),
    ],
    body: rest,
    sources: sourcesOf(camp.claims.flatMap(({ citations }) => citations)),
  };
}

export const takeHomeOfText = ({ title, lead, citations, claims }: MemorialText): TakeHome => ({
  head: [title],
  body: lead,
  sources: sourcesOf([...citations, ...claims.flatMap((claim) => claim.citations)]),
});

export function takeHomeOfEntry({ fields, list, row }: NameEntry): TakeHome {
  const facts = nameFields
    .filter((field) => !['name', 'surname', 'given', 'patronymic'].includes(field) && fields[field])
    .map((field) => `${t(`names.field.${field}`)}: ${fields[field]}`);
  const source = [
    list.citation ?? [list.title, list.holder, list.date].filter(Boolean).join(', '),
    t('names.row', { row }),
  ];
  return { head: [nameOfEntry(fields), ...facts], body: '', sources: [source.join(', ')] };
}

const maxSources = 4;

const sourcesOf = (citations: readonly Citation[]): string[] =>
  [...new Set(citations.map(({ sourceTitle }) => sourceTitle))].slice(0, maxSources);

/** A code of more bytes has marks that a telephone cannot tell apart at arm's length. */
const maxBytes = 1_000;

/** The text of the code: the longer line is cut first, then sources and lines from the end. @param address of the museum, if it sets one */
export function textToTake({ head, body, sources }: TakeHome, address?: string): string {
  const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
  const end = address === undefined ? [] : [address];
  const joined = (middle: string, lines: readonly string[], cited: readonly string[]): string =>
    [...lines, middle, ...cited.map((source) => `${t('takeHome.source')}: ${source}`), ...end]
      .filter((line) => line !== '')
      .join('\n');
  const whole = joined(body, head, sources);
  if (bytesOf(whole) <= maxBytes) return whole;
  const words = body.split(' ');
  while (words.length > 0) {
    words.pop();
    const cut = joined(`${words.join(' ')} …`, head, sources);
    if (words.length > 0 && bytesOf(cut) <= maxBytes) return cut;
  }
  const [lines, cited] = [head.filter((line) => line !== ''), [...sources]];
  while (cited.length > 1 && bytesOf(joined('', lines, cited)) > maxBytes) cited.pop();
  while (lines.length > 1 && bytesOf(joined('', lines, cited)) > maxBytes) lines.pop();
  let text = joined('', lines, cited);
  while (bytesOf(text) > maxBytes) text = text.slice(0, -1);
  return text;
}
