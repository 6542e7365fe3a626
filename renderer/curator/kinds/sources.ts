import { consultations, filmForms, sourceKinds } from '../../../db/model/vocabulary.ts';
import type { Key } from '../app/i18n.ts';
import { emptyText, type Field, type KindForm, visitorOption } from './field.ts';

/** The rights under which museums show a picture or a recording, each a plain sentence for visitors. */
const rightsPhrases = [
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

/** What a source has to say of itself. */
const sourceCore: readonly Field[] = [
  { form: 'trilingual', name: 'title', label: 'field.sourceTitle', rows: 2, hint: 'hint.sourceTitle' },
  { form: 'choice', name: 'kind', label: 'field.sourceKind', options: sourceKinds, text: visitorOption('sourceKind') },
  {
    form: 'choice',
    name: 'consulted',
    options: consultations,
    text: visitorOption('consulted'),
    hint: 'hint.consulted',
  },
];

export const source: KindForm = {
  title: 'title',
  brief: ['title', 'kind', 'consulted', 'url'],
  listed: ['kind', 'consulted', 'url', 'accessed', 'state', 'changedAt'],
  fresh: () => ({ kind: 'book', consulted: 'consulted', title: emptyText() }),
  sections: [
    {
      title: 'section.source',
      fields: [
        ...sourceCore,
        { form: 'trilingual', name: 'reliability', rows: 2, optional: true, hint: 'hint.reliability' },
        { form: 'line', name: 'url' },
        { form: 'line', name: 'licence' },
        { form: 'reference', name: 'derivedFrom', kind: 'source', optional: true, hint: 'hint.derivedFrom' },
      ],
    },
    {
      title: 'section.bibliography',
      folded: true,
      fields: [
        { form: 'words', name: 'authors', hint: 'hint.authors' },
        { form: 'line', name: 'container' },
        { form: 'line', name: 'publisher' },
        { form: 'date', name: 'published', optional: true },
        { form: 'line', name: 'pages' },
        { form: 'line', name: 'isbn' },
        { form: 'line', name: 'doi' },
        { form: 'line', name: 'language', label: 'field.sourceLanguage', hint: 'hint.sourceLanguage' },
        { form: 'line', name: 'accessed', hint: 'hint.accessed', day: true },
      ],
    },
  ],
};

export const media: KindForm = {
  title: 'title',
  fresh: () => ({ alt: emptyText(), rights: emptyText() }),
  sections: [
    {
      title: 'section.media',
      fields: [
        { form: 'file', name: 'sha256' },
        { form: 'line', name: 'fileName', hint: 'hint.fileName' },
        { form: 'trilingual', name: 'alt', rows: 2, hint: 'hint.alt' },
        { form: 'trilingual', name: 'rights', rows: 1, hint: 'hint.rights', phrases: rightsPhrases },
        { form: 'trilingual', name: 'title', rows: 1, optional: true },
        { form: 'trilingual', name: 'caption', rows: 2, optional: true },
        { form: 'date', name: 'date', label: 'field.mediaDate', optional: true },
        { form: 'flag', name: 'graphic', hint: 'hint.graphic' },
        { form: 'citations', name: 'citations', optional: true },
      ],
    },
    {
      title: 'section.recording',
      folded: true,
      fields: [
        { form: 'flag', name: 'noSpeech', hint: 'hint.noSpeech' },
        { form: 'trilingual', name: 'captions', rows: 8, optional: true, hint: 'hint.captions' },
        { form: 'trilingual', name: 'transcript', rows: 8, optional: true, hint: 'hint.transcript' },
        { form: 'reference', name: 'poster', kind: 'media', optional: true, hint: 'hint.poster' },
        {
          form: 'list',
          name: 'forms',
          hint: 'hint.forms',
          item: [
            {
              form: 'choice',
              name: 'kind',
              label: 'field.filmForm',
              options: filmForms,
              text: visitorOption('media'),
            },
            { form: 'reference', name: 'media', label: 'field.filmRecord', kind: 'media' },
          ],
          fresh: () => ({ kind: 'described', media: '' }),
        },
      ],
    },
  ],
};
