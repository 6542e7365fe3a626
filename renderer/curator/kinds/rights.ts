import type { Key } from '../app/i18n.ts';

/** The rights under which museums show a picture or a recording, each a plain sentence for visitors. */
export const rightsPhrases = [
  'rights.publicDomain',
  'rights.museum',
  'rights.archive',
  'rights.family',
  'rights.permission',
  'rights.notFound',
  'rights.cc0',
  'rights.by',
  'rights.bySa',
  'rights.byNc',
] as const satisfies readonly Key[];
