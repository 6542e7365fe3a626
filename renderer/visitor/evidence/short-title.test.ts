import { describe, expect, test } from 'vitest';
import { shortTitle } from './short-title.ts';

describe('the short title of a source', () => {
  test('ends before the edition or the file', () => {
    expect(shortTitle('«ГУЛАГ», энциклопедическая статья (текстовый файл)')).toBe('«ГУЛАГ», энциклопедическая статья');
    expect(shortTitle('Stark, Hedeler: Das Grab in der Steppe')).toBe('Stark, Hedeler');
  });

  test('keeps a quoted title whole', () => {
    expect(shortTitle('В. Н. Земсков, «ГУЛАГ (историко-социологический аспект)», копия (2002)')).toBe(
      'В. Н. Земсков, «ГУЛАГ (историко-социологический аспект)», копия',
    );
    expect(shortTitle('Shakir a-Mil, “Степлаг: Капитон Кузнецов” (Steplag), part 6')).toBe(
      'Shakir a-Mil, “Степлаг: Капитон Кузнецов”',
    );
  });

  test('does not end inside a word, nor at a colon after a few letters', () => {
    expect(shortTitle('ehistory.kz, статья о бюро ЦК КП(б) Казахстана')).toBe(
      'ehistory.kz, статья о бюро ЦК КП(б) Казахстана',
    );
    expect(shortTitle('Қараңыз: Қарлаг')).toBe('Қараңыз: Қарлаг');
  });

  test('is the whole title when a quotation mark has no partner', () => {
    expect(shortTitle('«Степлаг (1954)')).toBe('«Степлаг (1954)');
  });
});
