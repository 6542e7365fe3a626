import { describe, expect, test } from 'vitest';
import { parseDate } from '../../../db/model/entry/date.ts';
import type { Qualifier } from '../../../db/model/vocabulary.ts';
import { translateIn } from '../i18n/i18n.ts';
import { formatDate } from './date.ts';

function inAll(edtf: string, qualifier: Qualifier = 'exact'): string[] {
  const date = parseDate(edtf);
  if (!date) throw new Error(`${edtf} is not EDTF`);
  return (['kk', 'ru', 'en'] as const).map((language) => formatDate(date, translateIn(language), qualifier));
}

describe('formatDate', () => {
  test.each([
    ['1952-04-24', ['1952\u00a0жылғы 24 сәуір', '24 апреля 1952', '24 April 1952']],
    ['1952-04', ['1952\u00a0жылғы сәуір', 'апрель 1952', 'April 1952']],
    ['1947', ['1947\u00a0жыл', '1947', '1947']],
    ['1947~', ['1947\u00a0жыл шамасында', 'около 1947\u00a0года', 'about 1947']],
    ['1950-01-01~', ['1950\u00a0жылғы 1 қаңтар шамасында', 'около 1 января 1950', 'about 1 January 1950']],
    ['1943?', ['1943\u00a0жыл (анық емес)', '1943 (неточно)', '1943 (uncertain)']],
    ['1941-34', ['1941\u00a0жылдың 2-тоқсаны', '2-й квартал 1941\u00a0года', 'quarter 2 of 1941']],
    ['194X', ['1940-жылдар', '1940-е годы', 'the 1940s']],
    ['XXXX', ['күні белгісіз', 'дата неизвестна', 'date unknown']],
  ])('%s', (edtf, expected) => {
    expect(inAll(edtf)).toEqual(expected);
  });

  test.each([
    ['1931/1959', ['1931–1959', '1931–1959', '1931–1959']],
    [
      '1952-04-24/1954-04-08',
      [
        '1952\u00a0жылғы 24 сәуір\u00a0– 1954\u00a0жылғы 8 сәуір',
        '24 апреля 1952\u00a0– 8 апреля 1954',
        '24 April 1952\u00a0– 8 April 1954',
      ],
    ],
    ['../1956', ['1956\u00a0жылға дейін', 'до 1956\u00a0года', 'until 1956']],
    ['1931-09/..', ['1931\u00a0жылғы қыркүйектен бастап', 'с сентября 1931', 'from September 1931']],
    [
      '1931/',
      ['1931\u00a0жылдан бастап, соңы белгісіз', 'с 1931\u00a0года, конец неизвестен', 'from 1931, end date unknown'],
    ],
    [
      '/1943-07',
      [
        '1943\u00a0жылғы шілдеге дейін, басы белгісіз',
        'до июля 1943, начало неизвестно',
        'until July 1943, start date unknown',
      ],
    ],
  ])('interval %s', (edtf, expected) => {
    expect(inAll(edtf)).toEqual(expected);
  });

  test('"not before" is a claim of its own', () => {
    expect(inAll('1954-04-08', 'not-before')).toEqual([
      '1954\u00a0жылғы 8 сәуірден бұрын емес',
      'не ранее 8 апреля 1954',
      'not before 8 April 1954',
    ]);
  });
});
