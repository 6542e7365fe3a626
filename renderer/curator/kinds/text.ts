import { textKinds } from '../../../db/model/vocabulary.ts';
import { citations, emptyText, type Field, type KindForm, option, visitorOption } from './field.ts';

export const blockForms = ['paragraph', 'heading', 'quote', 'official', 'survivors'] as const;

export const block: readonly Field[] = [
  {
    form: 'choice',
    name: 'form',
    label: 'field.blockForm',
    options: blockForms,
    text: option('blockForm'),
    whenAbsent: 'paragraph',
  },
  { form: 'trilingual', name: 'text', label: 'field.blockText', rows: 4, markdown: true },
  { form: 'date', name: 'date', label: 'field.blockDate', optional: true },
  { form: 'references', name: 'media', kind: 'media', hint: 'hint.shown' },
  { form: 'citations', name: 'citations', optional: true },
];

export const text: KindForm = {
  title: 'title',
  fresh: () => ({
    kind: 'history',
    order: 1,
    title: emptyText(),
    lead: emptyText(),
    body: [{ text: emptyText() }],
    citations: [],
  }),
  sections: [
    {
      title: 'section.text',
      fields: [
        { form: 'trilingual', name: 'title', rows: 1 },
        { form: 'trilingual', name: 'lead', rows: 2 },
        { form: 'choice', name: 'kind', label: 'field.textKind', options: textKinds, text: visitorOption('textKind') },
        { form: 'number', name: 'order' },
        { form: 'flag', name: 'inLoop', whenAbsent: true },
        { form: 'trilingual', name: 'contentNote', rows: 2, optional: true, hint: 'hint.contentNote' },
      ],
    },
    {
      title: 'section.body',
      fields: [{ form: 'list', name: 'body', item: block, fresh: () => ({ text: emptyText() }) }],
    },
    { title: 'section.evidence', fields: [citations] },
  ],
};

export const term: KindForm = {
  title: 'term',
  fresh: () => ({ term: emptyText(), definition: emptyText(), citations: [] }),
  sections: [
    {
      title: 'section.term',
      fields: [
        { form: 'trilingual', name: 'term', rows: 1 },
        { form: 'trilingual', name: 'definition', rows: 4 },
        { form: 'trilingual', name: 'expansion', rows: 1, optional: true },
        {
          form: 'choice',
          name: 'expansionStatus',
          options: ['published', 'unverified'],
          text: option('status'),
          whenAbsent: 'published',
        },
        { form: 'words', name: 'aliases', label: 'field.otherWords', hint: 'hint.otherWords' },
        { form: 'flag', name: 'regimeWord', hint: 'hint.regimeWord' },
      ],
    },
    { title: 'section.evidence', fields: [citations] },
  ],
};

export const law: KindForm = {
  title: 'title',
  fresh: () => ({ title: emptyText(), text: emptyText() }),
  sections: [
    {
      title: 'section.law',
      fields: [
        { form: 'trilingual', name: 'title', rows: 1 },
        { form: 'trilingual', name: 'text', rows: 4, markdown: true },
      ],
    },
  ],
};

export const erratum: KindForm = {
  title: null,
  fresh: () => ({ asPrinted: '', reading: '', gloss: emptyText() }),
  sections: [
    {
      title: 'section.erratum',
      fields: [
        { form: 'line', name: 'asPrinted' },
        { form: 'line', name: 'reading' },
        { form: 'trilingual', name: 'gloss', rows: 2 },
      ],
    },
  ],
};

export const correction: KindForm = {
  title: 'subject',
  fresh: () => ({ date: '', subject: emptyText(), oldValue: emptyText(), newValue: emptyText(), reason: emptyText() }),
  sections: [
    {
      title: 'section.correction',
      fields: [
        { form: 'date', name: 'date' },
        { form: 'trilingual', name: 'subject', label: 'field.correctionSubject', rows: 1 },
        { form: 'trilingual', name: 'oldValue', rows: 2 },
        { form: 'trilingual', name: 'newValue', rows: 2 },
        { form: 'trilingual', name: 'reason', rows: 2 },
        { form: 'reference', name: 'claim', kind: 'claim', optional: true },
      ],
    },
  ],
};
