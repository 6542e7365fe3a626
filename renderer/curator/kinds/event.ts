import { citations, emptyText, type Field, type KindForm, sameAs } from './field.ts';

const day: readonly Field[] = [
  { form: 'date', name: 'date' },
  { form: 'trilingual', name: 'text', rows: 2 },
  citations,
];

const participant: readonly Field[] = [
  { form: 'reference', name: 'person', label: 'field.relatedPerson', kind: 'person', optional: true },
  {
    form: 'trilingual',
    name: 'name',
    label: 'field.personName',
    rows: 1,
    optional: true,
    hint: 'hint.participantName',
  },
  { form: 'trilingual', name: 'role', rows: 1 },
  citations,
];

const order: readonly Field[] = [
  { form: 'date', name: 'date', optional: true },
  { form: 'trilingual', name: 'text', rows: 2 },
  { form: 'reference', name: 'document', label: 'kind.document', kind: 'document', optional: true },
  citations,
];

export const event: KindForm = {
  title: 'title',
  fresh: () => ({ title: emptyText(), summary: emptyText(), period: '', citations: [] }),
  sections: [
    {
      title: 'section.event',
      fields: [
        { form: 'trilingual', name: 'title', rows: 1 },
        { form: 'trilingual', name: 'summary', rows: 3 },
        { form: 'date', name: 'period' },
        { form: 'endpoint', name: 'place', kind: 'place', optional: true },
        {
          form: 'group',
          name: 'coordinates',
          optional: true,
          fresh: () => ({ lat: '', lon: '' }),
          fields: [
            { form: 'number', name: 'lat', label: 'point.lat', decimal: true },
            { form: 'number', name: 'lon', label: 'point.lon', decimal: true },
          ],
        },
        { form: 'references', name: 'camps', kind: 'camp' },
        { form: 'trilingual', name: 'outcome', rows: 2, optional: true },
        citations,
      ],
    },
    {
      title: 'section.days',
      fields: [
        { form: 'list', name: 'days', item: day, fresh: () => ({ date: '', text: emptyText(), citations: [] }) },
      ],
    },
    {
      title: 'section.participants',
      fields: [
        {
          form: 'list',
          name: 'participants',
          item: participant,
          fresh: () => ({ role: emptyText(), citations: [] }),
        },
        { form: 'list', name: 'orders', item: order, fresh: () => ({ text: emptyText(), citations: [] }) },
      ],
    },
    {
      title: 'section.eventClaims',
      fields: [
        { form: 'references', name: 'claims', kind: 'claim', ordered: true },
        sameAs,
        { form: 'references', name: 'texts', kind: 'text' },
        { form: 'references', name: 'media', kind: 'media', ordered: true, hint: 'hint.shown' },
      ],
    },
  ],
};
