import { describe, expect, it } from 'vitest';
import { fold, foldWithMap, originalRange } from './fold.ts';

/** Each row: spellings that one visitor or another would use for the same thing. */
const sameWord: string[][] = [
  ['Карлаг', 'Қарлаг', 'КАРЛАГ', 'karlag', 'Karlag', 'Qarlag'],
  ['Жезказган', 'Жезқазған', 'Джезказган', 'Zhezkazgan', 'Dzhezkazgan', 'Jezqazgan', 'Djezkazgan', 'Jezqazğan'],
  ['Степлаг', 'Steplag', 'СТЕПЛАГ'],
  ['Қарағанды', 'Karagandy', 'Qaraghandy', 'Qarağandy', 'Караганды'],
  ['АЛЖИР', 'ALZHIR', 'Алжир', 'alzhir', 'Aljir'],
  ['Ақмол', 'Акмол', 'Aqmol', 'Akmol'],
  ['Балхаш', 'Балқаш', 'Balkhash', 'Balqash', 'Balhash'],
  ['Қазақстан', 'Казахстан', 'Kazakhstan', 'Qazaqstan'],
  ['Ермаковлаг', 'Yermakovlag', 'Ermakovlag'],
  ['Песчанлаг', 'Peschanlag', 'Песчанлагъ'],
  ['Екібастұз', 'Экибастуз', 'Ekibastuz', 'Yekibastuz'],
  ['Кеңгір', 'Кенгир', 'Kengir'],
  ['Майқайың', 'Майкаин', 'Maikain', 'Maykain'],
  ['Актюбинск', 'Aktyubinsk'],
  ['Дальлаг', 'Dallag', "Dal'lag"],
  ['Долинский', 'Dolinskiy', 'Dolinsky', 'Dolinskii'],
  ['Щучинск', 'Shchuchinsk', 'Schuchinsk'],
  ['Хрущёв', 'Хрущев', 'Khrushchev', 'Hrushchev'],
  ['Шымкент', 'Şymkent', 'S\u0327ymkent', 'Shymkent'],
  ['ИТЛ', 'ITL', 'итл'],
  ['ЕТЛ', 'ETL'],
  ['ё', 'е', 'е\u0308', 'e'],
  ['й', 'и\u0306', 'i', 'y'],
];

describe('fold', () => {
  it.each(sameWord)('maps the spellings of %s to one form', (...spellings) => {
    expect([...new Set(spellings.map(fold))]).toHaveLength(1);
  });

  it('gives the most common Latin spelling', () => {
    expect(fold('Карлаг')).toBe('karlag');
    expect(fold('Степлаг')).toBe('steplag');
    expect(fold('АЛЖИР')).toBe('alzhir');
    expect(fold('Джезказган')).toBe('zhezkazgan');
  });

  it('keeps different words apart', () => {
    const words = ['Карлаг', 'Казлаг', 'Каспийлаг', 'Степлаг', 'Степнякский', 'Луглаг', 'Гурлаг', 'ИТЛ', 'ЕТЛ'];
    expect(new Set(words.map(fold)).size).toBe(words.length);
  });

  it('gives Қарағанды and Караганда a common prefix', () => {
    expect(fold('Қарағанды').startsWith(fold('Караганд'))).toBe(true);
    expect(fold('Караганда').startsWith(fold('қараған'))).toBe(true);
  });

  it('leaves digits, spaces and signs as they are', () => {
    expect(fold('1947–1954, № 4 (ОП-1)')).toBe('1947–1954, № 4 (op-1)');
    expect(fold('')).toBe('');
  });
});

describe('fold, for any text', () => {
  const alphabet = [
    ...'абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіАҚЩabcdefghijklmnopqrstuvwxyzŞİß 1-’\u0306\u0308😀ﬁ\0"*',
  ];
  const texts = Array.from({ length: 3000 }, (_, seed) => randomText(seed + 1, alphabet));

  it('changes nothing when done twice', () => {
    for (const text of texts) expect(fold(fold(text)), JSON.stringify(text)).toBe(fold(text));
  });

  it('does not depend on case or on how letters are composed', () => {
    for (const text of texts) {
      expect(fold(text.normalize('NFD')), JSON.stringify(text)).toBe(fold(text.normalize('NFC')));
      expect(fold(text.toLowerCase())).toBe(fold(text));
    }
  });

  it('folds alike with and without the map', () => {
    for (const text of texts) expect(foldWithMap(text).text, JSON.stringify(text)).toBe(fold(text));
  });

  it('maps offsets upwards, from the start to the end of the original', () => {
    for (const text of texts) {
      const { text: folded, offsets } = foldWithMap(text);
      expect(offsets).toHaveLength(folded.length + 1);
      expect(offsets.at(-1)).toBe(text.length);
      expect([...offsets].sort((a, b) => a - b)).toEqual(offsets);
    }
  });

  it('maps a match to a part of the original that folds to a text starting with it', () => {
    for (const word of sameWord.flat()) {
      const folded = foldWithMap(`… ${word}ға`);
      const start = folded.text.indexOf(fold(word));
      for (let end = start + 1; end <= start + fold(word).length; end++) {
        const [from, to] = originalRange(folded, start, end);
        expect(to).toBeGreaterThan(from);
        expect(fold(`… ${word}ға`.slice(from, to)).startsWith(folded.text.slice(start, end))).toBe(true);
      }
    }
  });
});

describe('originalRange', () => {
  it('marks a whole letter where only half of its transliteration is matched', () => {
    expect(originalRange(foldWithMap('жер'), 0, 1)).toEqual([0, 1]);
  });

  it('includes signs that fold to nothing', () => {
    expect(originalRange(foldWithMap('сталь и'), 0, 4)).toEqual([0, 5]);
  });

  it('counts in UTF-16 units, as the page does', () => {
    const folded = foldWithMap('😀 Қарлаг');
    expect(originalRange(folded, 3, 9)).toEqual([3, 9]);
  });
});

/** A reproducible text of up to twelve letters. */
function randomText(seed: number, alphabet: string[]): string {
  let state = seed * 2654435761;
  const next = (limit: number): number => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state % limit;
  };
  return Array.from({ length: next(13) }, () => alphabet[next(alphabet.length)]).join('');
}
