import { aliasKinds, campTypes, languages, lineageKinds } from '../../../db/model/vocabulary.ts';
import { translateIn } from '../app/i18n.ts';
import { citations, emptyText, type Field, type KindForm, note, option, sameAs, visitorOption } from './field.ts';

const languageName = (each: string) => translateIn(each as (typeof languages)[number])('language.name');

const alias: readonly Field[] = [
  { form: 'line', name: 'text', label: 'field.alias' },
  { form: 'choice', name: 'language', options: languages, text: languageName },
  { form: 'choice', name: 'kind', label: 'field.aliasKind', options: aliasKinds, text: option('alias') },
  { form: 'citations', name: 'citations', optional: true },
];

const seat: readonly Field[] = [
  { form: 'endpoint', name: 'place', kind: 'place' },
  { form: 'reference', name: 'region', kind: 'region' },
  { form: 'point', name: 'coordinates' },
  { form: 'date', name: 'period', label: 'field.seatPeriod', hint: 'hint.seatPeriod', optional: true },
  { form: 'flag', name: 'presumed', hint: 'hint.presumed' },
  note,
  citations,
];

export const camp: KindForm = {
  title: 'name',
  fresh: () => ({ type: 'itl', name: emptyText(), fullName: emptyText(), summary: emptyText() }),
  sections: [
    {
      title: 'section.name',
      fields: [
        { form: 'trilingual', name: 'name', rows: 1, hint: 'hint.campName' },
        { form: 'trilingual', name: 'fullName', rows: 2 },
        { form: 'trilingual', name: 'summary', rows: 3, hint: 'hint.summary' },
      ],
    },
    {
      title: 'section.camp',
      fields: [
        { form: 'choice', name: 'type', options: campTypes, text: visitorOption('campType'), more: 'camp-type' },
        { form: 'date', name: 'existed', hint: 'hint.existed', optional: true },
        { form: 'reference', name: 'parent', kind: 'camp', hint: 'hint.parent', optional: true },
        { form: 'references', name: 'members', kind: 'camp', hint: 'hint.members' },
        { form: 'number', name: 'specialCampNumber' },
      ],
    },
    {
      title: 'field.workKinds',
      folded: true,
      fields: [
        { form: 'references', name: 'work', label: 'field.workKinds', kind: 'work-kind' },
        { form: 'citations', name: 'workCitations', optional: true },
      ],
    },
    {
      title: 'section.seats',
      folded: true,
      fields: [
        {
          form: 'list',
          folded: true,
          name: 'seats',
          item: seat,
          fresh: () => ({ place: emptyText(), region: '', precision: 'unknown', citations: [] }),
        },
      ],
    },
    {
      title: 'section.otherNames',
      folded: true,
      fields: [
        {
          form: 'list',
          folded: true,
          name: 'aliases',
          item: alias,
          fresh: () => ({ text: '', language: 'ru', kind: 'printed' }),
        },
        sameAs,
        { form: 'references', name: 'texts', kind: 'text' },
        { form: 'references', name: 'media', kind: 'media', hint: 'hint.shown' },
      ],
    },
  ],
};

export const lineage: KindForm = {
  title: null,
  fresh: () => ({ from: '', to: '', date: '', kind: 'became', citations: [] }),
  sections: [
    {
      title: 'section.lineage',
      fields: [
        { form: 'endpoint', name: 'from', kind: 'camp' },
        {
          form: 'choice',
          name: 'kind',
          label: 'field.lineageKind',
          options: lineageKinds,
          text: visitorOption('lineage'),
        },
        { form: 'endpoint', name: 'to', kind: 'camp' },
        { form: 'date', name: 'date' },
        { form: 'trilingual', name: 'label', rows: 2, optional: true },
        citations,
      ],
    },
  ],
};
