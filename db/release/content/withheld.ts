import type { Content } from './layout.ts';

/**
 * The content without the persons who are withheld from every screen: their records, relations to them, and the media that
 * only they show. Their claims, and links to them, are left out where the release is built.
 */
export function withoutWithheld(content: Content): Content {
  const withheld = new Set(content.persons.flatMap(({ id, consent }) => (consent === 'withheld' ? id : [])));
  if (withheld.size === 0) return content;
  const persons = content.persons
    .filter(({ id }) => !withheld.has(id))
    .map((person) => ({
      ...person,
      relations: person.relations.filter((relation) => !withheld.has(relation.person)),
    }));
  const theirs = new Set(content.persons.filter(({ id }) => withheld.has(id)).flatMap(mediaOf));
  const shown = new Set([
    ...persons.flatMap(mediaOf),
    ...content.camps.flatMap(({ media }) => media),
    ...content.texts.flatMap(({ body }) => body.flatMap(({ media }) => media)),
  ]);
  return { ...content, persons, media: content.media.filter(({ id }) => shown.has(id) || !theirs.has(id)) };
}

const mediaOf = ({ portrait, media, body }: Content['persons'][number]): string[] => [
  ...(portrait === undefined ? [] : [portrait]),
  ...media,
  ...body.flatMap((block) => block.media),
];
