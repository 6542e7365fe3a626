import { wayAudiences } from '../../../db/model/vocabulary.ts';
import { emptyText, type Field, type KindForm, visitorOption } from './field.ts';

const stop: readonly Field[] = [
  { form: 'stop', name: 'stop' },
  { form: 'trilingual', name: 'why', rows: 2, optional: true, hint: 'hint.why' },
];

export const way: KindForm = {
  title: 'title',
  listed: ['minutes', 'audience', 'state', 'changedAt'],
  fresh: () => ({ title: emptyText(), about: emptyText(), minutes: 15, audience: 'everyone', stops: [{ person: '' }] }),
  sections: [
    {
      title: 'section.way',
      fields: [
        { form: 'trilingual', name: 'title', rows: 1 },
        { form: 'trilingual', name: 'about', rows: 2 },
        { form: 'number', name: 'minutes' },
        { form: 'choice', name: 'audience', options: wayAudiences, text: visitorOption('wayAudience') },
      ],
    },
    {
      title: 'section.stops',
      fields: [
        { form: 'list', name: 'stops', item: stop, fresh: () => ({ person: '' }), folded: true, hint: 'hint.stops' },
      ],
    },
  ],
};
