import { describe, expect, test } from 'vitest';
import { type DiffPart, differences } from './differences.ts';

const shown = (parts: DiffPart[]): string =>
  parts.map(({ form, text }) => (form === 'same' ? text : form === 'gone' ? `[-${text}-]` : `{+${text}+}`)).join('');

/** Restores both versions from the parts: nothing is lost or added. */
const versions = (parts: DiffPart[]) => ({
  old: parts
    .filter(({ form }) => form !== 'new')
    .map(({ text }) => text)
    .join(''),
  next: parts
    .filter(({ form }) => form !== 'gone')
    .map(({ text }) => text)
    .join(''),
});

describe('a difference marks whole words and whole figures', () => {
  test.each([
    ['Лагерь 537 человек', 'Лагерь 540 человек', 'Лагерь [-537-]{+540+} человек'],
    ['жоспары 2 500 адам', 'жоспары 2 600 адам', 'жоспары [-2 500-]{+2 600+} адам'],
    ['около 1,5 км', 'около 1,7 км', 'около [-1,5-]{+1,7+} км'],
    ['бір екі үш', 'бір үш', 'бір [-екі -]үш'],
    ['a b', 'c d', '[-a b-]{+c d+}'],
    ['', 'жаңа', '{+жаңа+}'],
    ['ескі', '', '[-ескі-]'],
    ['тең', 'тең', 'тең'],
  ])('%j → %j', (old, next, expected) => {
    const parts = differences(old, next);
    expect(shown(parts)).toBe(expected);
    expect(versions(parts)).toEqual({ old, next });
  });

  test('restores both versions from any difference, however long', () => {
    const words = ['Карлаг', 'сөз', '2 500', '—', 'және', '1931,', '\n\n', 'ұ'];
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    const text = (length: number) => Array.from({ length }, () => words[random(words.length)]).join(' ');
    for (const length of [3, 40, 200, 3_000]) {
      const [old, next] = [text(length), text(length)];
      expect(versions(differences(old, next))).toEqual({ old, next });
    }
  });
});
