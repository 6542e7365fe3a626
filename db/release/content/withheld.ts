import type { Content } from './layout.ts';

/**
 * The content without what is withheld from every screen: persons, relations to them, their part in events, documents that are restricted or name
 * a withheld person, stops of ways at these, and the media that only these show. Claims about such persons, links to them, and references of
 * citations to such documents are left out where the release is built.
 */
export function withoutWithheld(content: Content): Content {
  const withheld = new Set(content.persons.flatMap(({ id, consent }) => (consent === 'withheld' ? id : [])));
  const isShown = ({ restricted, persons }: Content['documents'][number]) =>
    !restricted && !persons.some((id) => withheld.has(id));
  const documents = content.documents.filter(isShown);
  if (withheld.size === 0 && documents.length === content.documents.length) return content;
  const persons = content.persons
    .filter(({ id }) => !withheld.has(id))
    .map((person) => ({
      ...person,
      relations: person.relations.filter((relation) => !withheld.has(relation.person)),
    }));
  const events = content.events.map((event) => ({
    ...event,
    participants: event.participants.filter(({ person }) => person === undefined || !withheld.has(person)),
  }));
  const shownDocuments = new Set(documents.map(({ id }) => id));
  const ways = content.ways
    .map((way) => ({
      ...way,
      stops: way.stops.filter(
        ({ person, document }) =>
          (person === undefined || !withheld.has(person)) && (document === undefined || shownDocuments.has(document)),
      ),
    }))
    .filter(({ stops }) => stops.length > 0);
  const partsOf = new Map(
    content.media.map(({ id, poster, forms = [] }) => [
      id,
      [...(poster === undefined ? [] : [poster]), ...forms.map(({ media }) => media)],
    ]),
  );
  /** With the picture before a film, and its other forms. */
  const withParts = (ids: readonly string[]) => new Set(ids.flatMap((id) => [id, ...(partsOf.get(id) ?? [])]));
  const theirs = withParts([
    ...content.persons.filter(({ id }) => withheld.has(id)).flatMap(mediaOf),
    ...content.documents.filter((document) => !isShown(document)).flatMap(({ scans }) => scans),
  ]);
  const shown = new Set([
    ...persons.flatMap(mediaOf),
    ...content.camps.flatMap(({ media }) => media),
    ...content.texts.flatMap(({ body }) => body.flatMap(({ media }) => media)),
    ...documents.flatMap(({ scans }) => scans),
    ...events.flatMap(({ media }) => media),
  ]);
  const kept = withParts(content.media.flatMap(({ id }) => (shown.has(id) || !theirs.has(id) ? id : [])));
  return {
    ...content,
    persons,
    documents,
    events,
    ways,
    media: content.media.filter(({ id }) => kept.has(id)),
  };
}

const mediaOf = ({ portrait, media, body }: Content['persons'][number]): string[] => [
  ...(portrait === undefined ? [] : [portrait]),
  ...media,
  ...body.flatMap((block) => block.media),
];
