import { emptyText, type KindForm, sameAs } from './field.ts';

/** Names and regions of other times are claims about the place, listed below the form. */
export const place: KindForm = {
  title: 'name',
  fresh: () => ({ name: emptyText() }),
  sections: [
    {
      title: 'section.place',
      fields: [
        { form: 'trilingual', name: 'name', label: 'field.placeName', rows: 1, hint: 'hint.placeName' },
        { form: 'reference', name: 'region', kind: 'region', optional: true },
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
        sameAs,
      ],
    },
  ],
};
