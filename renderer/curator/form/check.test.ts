import { expect, test } from 'vitest';
import type { RecordKind } from '../../../db/model/api/records.ts';
import type { Body } from '../api/client.ts';
import { language, t } from '../app/i18n.ts';
import { kindForms } from '../kinds/kinds.ts';
import { formProblems, joinedProblems } from './check.ts';
import { pathKey } from './path.ts';
import { problemText } from './problem-text.ts';

/** Protects: each problem of the schemas is shown at its field, in the language of the page. */
language.value = 'en';

const three = { kk: 'а', ru: 'а', en: 'a' };
const cited = [{ source: 'md' }];
const claim = { id: 'c', subject: { kind: 'camp', id: 'karlag' }, property: 'headcount', citations: cited };
const camp = { id: 'x', type: 'itl', name: three, fullName: three, summary: three };

const cases: [name: string, kind: RecordKind, body: Body, path: string, words: string][] = [
  ['no value', 'claim', claim, 'value', t('problem.value')],
  [
    'two values',
    'claim',
    { ...claim, amount: 1, date: '1931', kind: 'counted', counts: 'x' },
    'value',
    t('problem.value'),
  ],
  ['an amount of nothing', 'claim', { ...claim, amount: 1 }, 'kind', t('problem.amount-kind')],
  ['no number', 'claim', { ...claim, amount: '1x', kind: 'counted', counts: 'x' }, 'amount', t('problem.amount')],
  ['no date', 'claim', { ...claim, date: '24.04.1952' }, 'date', t('problem.date')],
  ['no source', 'claim', { ...claim, date: '1952', citations: [] }, 'citations', t('problem.missing-citation')],
  [
    'the system',
    'claim',
    { ...claim, date: '1952', subject: { kind: 'system', id: 'x' } },
    'subject',
    t('problem.subject'),
  ],
  [
    'a fragment without the words',
    'claim',
    { ...claim, date: '1952', citations: [{ source: 'md', asPrinted: '193', fragment: 'было 194' }] },
    'citations/0/fragment',
    t('problem.fragment'),
  ],
  ['a language', 'camp', { ...camp, name: { ...three, ru: '' } }, 'name/ru', t('problem.missing-language')],
  [
    'a place without a point',
    'camp',
    { ...camp, seats: [{ place: three, region: 'x', precision: 'city', citations: cited }] },
    'seats/0/coordinates',
    t('problem.point'),
  ],
  [
    'no address',
    'source',
    { id: 's', kind: 'book', consulted: 'consulted', title: three, url: 'x' },
    'url',
    t('problem.url'),
  ],
];

test.each(cases)('%s', (_, kind, body, path, words) => {
  const found = formProblems(kind, body).map((problem) => [pathKey(problem.path), problemText(problem)]);
  expect(found).toEqual([[path, words]]);
});

test('a record that was just begun has words for everything that it lacks', () => {
  const { release: _release, ...begun } = kindForms;
  for (const [kind, form] of Object.entries(begun)) {
    for (const problem of formProblems(kind as RecordKind, { id: 'x', ...form.fresh() })) {
      expect(problemText(problem), `${kind} ${problem.message}`).not.toBe(t('problem.form'));
    }
  }
});

test('a problem that the service found is shown until its field changes', () => {
  const found = [
    { code: 'missing-alt' as const, path: ['alt'], message: '' },
    { code: 'unverified' as const, path: [], message: '' },
    { code: 'required' as const, path: ['kind'], message: '' },
  ];
  const body = { alt: { kk: '', ru: '', en: '' }, rights: 'x' };
  const codes = (next: object) => joinedProblems([], { found, body }, { ...body, ...next }).map(({ code }) => code);
  expect(codes({ rights: 'y' })).toEqual(['missing-alt', 'unverified']);
  expect(codes({ alt: { kk: 'Қақпа', ru: '', en: '' } })).toEqual(['unverified']);
});
