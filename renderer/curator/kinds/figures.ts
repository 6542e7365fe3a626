import { citations, emptyText, type KindForm } from './field.ts';

export const question: KindForm = {
  title: 'title',
  fresh: () => ({ title: emptyText(), lead: emptyText(), claims: [] }),
  sections: [
    {
      title: 'section.question',
      fields: [
        { form: 'trilingual', name: 'title', rows: 1 },
        { form: 'trilingual', name: 'lead', rows: 2, hint: 'hint.questionLead' },
        { form: 'references', name: 'claims', kind: 'claim', ordered: true, hint: 'hint.questionClaims' },
        {
          form: 'group',
          name: 'tally',
          optional: true,
          hint: 'hint.tally',
          fresh: () => ({ claim: '', peoplePerStroke: 1000, ends: '' }),
          fields: [
            { form: 'reference', name: 'claim', label: 'field.tallyClaim', kind: 'claim' },
            { form: 'number', name: 'peoplePerStroke' },
            { form: 'reference', name: 'ends', kind: 'claim' },
          ],
        },
      ],
    },
  ],
};

export const people: KindForm = {
  title: 'name',
  fresh: () => ({ name: emptyText(), order: 1 }),
  sections: [
    {
      title: 'section.people',
      fields: [
        { form: 'trilingual', name: 'name', rows: 1 },
        { form: 'number', name: 'order', hint: 'hint.order' },
      ],
    },
  ],
};

export const work: KindForm = {
  title: 'title',
  fresh: () => ({ title: emptyText(), text: emptyText(), camps: [] }),
  sections: [
    {
      title: 'section.work',
      fields: [
        { form: 'trilingual', name: 'title', rows: 1 },
        { form: 'trilingual', name: 'text', rows: 3 },
        { form: 'references', name: 'camps', kind: 'camp' },
      ],
    },
  ],
};

export const contradiction: KindForm = {
  title: 'title',
  fresh: () => ({ title: emptyText(), text: emptyText(), claims: [], citations: [] }),
  sections: [
    {
      title: 'section.contradiction',
      fields: [
        { form: 'trilingual', name: 'title', rows: 1 },
        { form: 'trilingual', name: 'text', rows: 3 },
        { form: 'references', name: 'claims', kind: 'claim', hint: 'hint.contradictionClaims' },
        citations,
      ],
    },
  ],
};
