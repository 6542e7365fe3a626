import { consultations, documentKinds, documentLanguages } from '../../../db/model/vocabulary.ts';
import { emptyText, type Field, type KindForm, visitorOption } from './field.ts';

const line = (name: string): Field => ({ form: 'line', name });

export const document: KindForm = {
  title: 'title',
  fresh: () => ({ title: emptyText(), kind: 'order', archive: '', language: 'ru', consulted: 'not-seen' }),
  sections: [
    {
      title: 'section.document',
      fields: [
        { form: 'trilingual', name: 'title', label: 'field.documentTitle', rows: 2, hint: 'hint.documentTitle' },
        {
          form: 'choice',
          name: 'kind',
          label: 'field.documentKind',
          options: documentKinds,
          text: visitorOption('documentKind'),
        },
        { form: 'date', name: 'date', label: 'field.documentDate', optional: true },
        { form: 'trilingual', name: 'issuedBy', rows: 1, optional: true },
        { form: 'trilingual', name: 'summary', rows: 3, optional: true },
      ],
    },
    {
      title: 'section.archive',
      fields: [
        { form: 'reference', name: 'archive', kind: 'archive', hint: 'hint.archive' },
        line('fond'),
        line('inventory'),
        { form: 'line', name: 'file', label: 'field.archiveFile' },
        line('sheet'),
        {
          form: 'choice',
          name: 'consulted',
          options: consultations,
          text: visitorOption('consulted'),
          hint: 'hint.documentConsulted',
        },
        { form: 'citations', name: 'via', optional: true, hint: 'hint.via' },
        { form: 'flag', name: 'restricted', hint: 'hint.restricted' },
      ],
    },
    {
      title: 'section.scan',
      fields: [
        { form: 'references', name: 'scans', kind: 'media', ordered: true, hint: 'hint.scans' },
        {
          form: 'choice',
          name: 'language',
          label: 'field.documentLanguage',
          options: documentLanguages,
          text: visitorOption('documentLanguage'),
        },
        { form: 'lines', name: 'transcription', hint: 'hint.transcription' },
        {
          form: 'group',
          name: 'translation',
          optional: true,
          hint: 'hint.translation',
          fresh: () => ({}),
          fields: [
            { form: 'lines', name: 'kk', label: 'field.inKazakh' },
            { form: 'lines', name: 'ru', label: 'field.inRussian' },
            { form: 'lines', name: 'en', label: 'field.inEnglish' },
          ],
        },
        { form: 'references', name: 'persons', label: 'field.documentPersons', kind: 'person', hint: 'hint.persons' },
        { form: 'references', name: 'camps', kind: 'camp' },
      ],
    },
  ],
};

export const archive: KindForm = {
  title: 'name',
  fresh: () => ({ name: emptyText() }),
  sections: [
    {
      title: 'section.archive',
      fields: [
        { form: 'trilingual', name: 'name', label: 'field.archiveName', rows: 1 },
        { form: 'trilingual', name: 'short', label: 'field.archiveShort', rows: 1, optional: true },
        { form: 'trilingual', name: 'place', rows: 1, optional: true },
        { form: 'line', name: 'url' },
      ],
    },
  ],
};
