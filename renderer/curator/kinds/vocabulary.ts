import { countries, units } from '../../../db/model/vocabulary.ts';
import { emptyText, type Field, type KindForm, option } from './field.ts';

const named = (more: readonly Field[], fresh: Record<string, unknown> = {}): KindForm => ({
  title: 'name',
  fresh: () => ({ name: emptyText(), ...fresh }),
  sections: [{ title: 'section.word', fields: [{ form: 'trilingual', name: 'name', rows: 1 }, ...more] }],
});

export const region = named([{ form: 'choice', name: 'country', options: countries, text: option('country') }], {
  country: 'kz',
});
export const workKind = named([]);
export const campType = named([]);
export const territory = named([]);
export const population = named(
  [
    { form: 'choice', name: 'unit', options: units, text: option('unit') },
    { form: 'line', name: 'scale', hint: 'hint.scale' },
  ],
  { unit: 'persons' },
);

export const release: KindForm = {
  title: 'title',
  fresh: () => ({ title: emptyText() }),
  sections: [
    {
      title: 'section.release',
      fields: [
        { form: 'trilingual', name: 'title', rows: 1 },
        { form: 'line', name: 'date', label: 'field.releaseDate' },
        { form: 'number', name: 'sequence' },
        { form: 'line', name: 'by' },
      ],
    },
  ],
};
