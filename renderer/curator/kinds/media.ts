import { emptyText, type KindForm } from './field.ts';

export const media: KindForm = {
  title: 'title',
  fresh: () => ({ alt: emptyText(), rights: emptyText() }),
  sections: [
    {
      title: 'section.media',
      fields: [
        { form: 'file', name: 'sha256' },
        { form: 'trilingual', name: 'alt', rows: 2, hint: 'hint.alt' },
        { form: 'trilingual', name: 'rights', rows: 1, hint: 'hint.rights' },
        { form: 'trilingual', name: 'title', rows: 1, optional: true },
        { form: 'trilingual', name: 'caption', rows: 2, optional: true },
        { form: 'date', name: 'date', label: 'field.mediaDate', optional: true },
        { form: 'flag', name: 'graphic', hint: 'hint.graphic' },
        { form: 'citations', name: 'citations', optional: true },
      ],
    },
  ],
};
