import { campTypes, claimStatuses, figureKinds, properties, qualifiers } from '../../../db/model/vocabulary.ts';
import { citations, type KindForm, note, option, visitorOption } from './field.ts';

export const claim: KindForm = {
  title: null,
  listed: ['subject', 'property', 'amount|date|statement', 'period', 'citations', 'state'],
  fresh: () => ({ subject: { kind: 'camp', id: '' }, property: 'headcount', citations: [] }),
  sections: [
    {
      title: 'section.claim',
      fields: [
        { form: 'subject', name: 'subject' },
        { form: 'choice', name: 'property', options: properties, text: visitorOption('property') },
        { form: 'value', name: 'value', hint: 'hint.value' },
        { form: 'choice', name: 'qualifier', options: qualifiers, text: option('qualifier'), whenAbsent: 'exact' },
        {
          form: 'choice',
          name: 'kind',
          label: 'field.figureKind',
          hint: 'hint.figureKind',
          options: figureKinds,
          text: visitorOption('kind'),
          optional: true,
        },
        { form: 'reference', name: 'counts', kind: 'population', hint: 'hint.counts', optional: true },
        { form: 'date', name: 'period', hint: 'hint.period', optional: true },
        { form: 'reference', name: 'territory', kind: 'territory', hint: 'hint.territory', optional: true },
      ],
    },
    {
      title: 'section.station',
      fields: [
        {
          form: 'group',
          name: 'station',
          optional: true,
          hint: 'hint.station',
          fresh: () => ({ camp: '' }),
          fields: [
            { form: 'reference', name: 'camp', label: 'field.stationCamp', kind: 'camp', optional: true },
            {
              form: 'endpoint',
              name: 'place',
              kind: 'place',
              label: 'field.stationPlace',
              hint: 'hint.stationPlace',
              optional: true,
            },
            {
              form: 'group',
              name: 'coordinates',
              optional: true,
              fresh: () => ({ lat: '', lon: '' }),
              fields: [
                { form: 'number', name: 'lat', label: 'point.lat' },
                { form: 'number', name: 'lon', label: 'point.lon' },
              ],
            },
            { form: 'trilingual', name: 'body', label: 'field.decidedBy', rows: 1, optional: true },
            { form: 'trilingual', name: 'article', rows: 1, optional: true },
            { form: 'number', name: 'termYears', hint: 'hint.termYears' },
          ],
        },
        {
          form: 'group',
          name: 'state',
          optional: true,
          hint: 'hint.state',
          fresh: () => ({}),
          fields: [
            { form: 'reference', name: 'parent', label: 'field.stateParent', kind: 'camp', optional: true },
            {
              form: 'choice',
              name: 'type',
              label: 'field.stateType',
              options: campTypes,
              text: visitorOption('campType'),
              more: 'camp-type',
              optional: true,
            },
            { form: 'reference', name: 'region', label: 'field.stateRegion', kind: 'region', optional: true },
          ],
        },
      ],
    },
    { title: 'section.evidence', fields: [citations] },
    {
      title: 'section.doubt',
      folded: true,
      fields: [
        {
          form: 'choice',
          name: 'status',
          options: claimStatuses,
          text: option('status'),
          whenAbsent: 'published',
          hint: 'hint.status',
        },
        { form: 'flag', name: 'suspicious', hint: 'hint.suspicious' },
        { form: 'trilingual', name: 'label', rows: 1, optional: true, hint: 'hint.label' },
        { form: 'trilingual', name: 'countedBy', rows: 1, optional: true },
        note,
        { form: 'reference', name: 'partOf', kind: 'claim', optional: true },
      ],
    },
  ],
};
