import {
  certainties,
  consents,
  genders,
  languages,
  personNameKinds,
  relationKinds,
} from '../../../db/model/vocabulary.ts';
import { translateIn } from '../app/i18n.ts';
import { citations, emptyText, type Field, type KindForm, option, sameAs, visitorOption } from './field.ts';
import { block } from './text.ts';

const languageName = (each: string) => translateIn(each as (typeof languages)[number])('language.name');

const name: readonly Field[] = [
  { form: 'line', name: 'text', label: 'field.personName' },
  { form: 'choice', name: 'language', options: languages, text: languageName },
  { form: 'choice', name: 'kind', label: 'field.personNameKind', options: personNameKinds, text: option('personName') },
  { form: 'citations', name: 'citations', optional: true },
];

const relation: readonly Field[] = [
  { form: 'reference', name: 'person', label: 'field.relatedPerson', kind: 'person' },
  {
    form: 'choice',
    name: 'kind',
    label: 'field.relationKind',
    options: relationKinds,
    text: visitorOption('relation'),
  },
  citations,
];

/** Birth, death and what lies between are claims about the person, listed beside the form. */
export const person: KindForm = {
  title: 'name',
  fresh: () => ({
    name: emptyText(),
    gender: 'unknown',
    summary: emptyText(),
    certainty: 'medium',
    certaintyReason: emptyText(),
    citations: [],
  }),
  sections: [
    {
      title: 'section.person',
      fields: [
        {
          form: 'trilingual',
          name: 'name',
          label: 'field.personName',
          rows: 1,
          hint: 'hint.personName',
          optional: true,
        },
        { form: 'trilingual', name: 'familyName', rows: 1, hint: 'hint.familyName', optional: true },
        {
          form: 'group',
          name: 'nameWithheld',
          optional: true,
          hint: 'hint.nameWithheld',
          fresh: () => ({ instead: emptyText(), reason: emptyText() }),
          fields: [
            { form: 'trilingual', name: 'instead', rows: 1 },
            { form: 'trilingual', name: 'reason', label: 'field.withheldReason', rows: 2 },
          ],
        },
        { form: 'choice', name: 'gender', options: genders, text: option('gender') },
        { form: 'trilingual', name: 'occupation', rows: 1, optional: true },
        {
          form: 'reference',
          name: 'people',
          label: 'field.personPeople',
          kind: 'people',
          hint: 'hint.personPeople',
          optional: true,
        },
        { form: 'trilingual', name: 'summary', rows: 3, hint: 'hint.personSummary' },
      ],
    },
    {
      title: 'section.consent',
      folded: true,
      fields: [
        { form: 'choice', name: 'consent', options: consents, text: option('consent'), hint: 'hint.consent' },
        { form: 'choice', name: 'certainty', options: certainties, text: option('certainty') },
        { form: 'lines', name: 'consentNote', hint: 'hint.consentNote' },
        { form: 'trilingual', name: 'certaintyReason', rows: 2 },
        citations,
      ],
    },
    {
      title: 'section.otherNames',
      folded: true,
      fields: [
        {
          form: 'list',
          name: 'names',
          item: name,
          fresh: () => ({ text: '', language: 'ru', kind: 'variant' }),
        },
        {
          form: 'list',
          name: 'relations',
          item: relation,
          fresh: () => ({ person: '', kind: 'relative', citations: [] }),
        },
        sameAs,
      ],
    },
    {
      title: 'section.life',
      folded: true,
      fields: [
        { form: 'reference', name: 'portrait', kind: 'media', optional: true },
        { form: 'references', name: 'media', kind: 'media', hint: 'hint.shown' },
        { form: 'list', name: 'body', item: block, fresh: () => ({ text: emptyText() }) },
      ],
    },
  ],
};
