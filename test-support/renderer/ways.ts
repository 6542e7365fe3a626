import type { Way } from '../../db/model/api/text.ts';

/** A guided way for tests of the visitors' page: small, invented. */
export const wayOf = (more: Partial<Way> = {}): Way => ({
  id: 'w',
  title: 'One person',
  about: 'About one person.',
  minutes: 5,
  audience: 'school-class',
  stops: [
    { kind: 'person', id: 'damesh', name: 'Damesh', why: 'She was a physician.' },
    { kind: 'map', year: 1937, why: null },
    { kind: 'screen', screen: 'glossary', why: null },
  ],
  ...more,
});
