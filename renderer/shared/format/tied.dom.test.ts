import { h, options, render } from 'preact';
import { afterEach, expect, test } from 'vitest';
import { tied, tieTexts } from './tied.ts';

const shown = (text: string) => tied(text).replaceAll('\u2060', '~').replaceAll('\u00A0', '_');

test.each([
  ['АЛЖИР-ге жеткізілді, 6-бөлім, 8\u00A0000-ға дейін', 'АЛЖИР-~ге жеткізілді, 6-~бөлім, 8_000-~ға дейін'],
  ['2,6\u00A0млн-нан астам, 43\u00A0%-ы', '2,6_млн-~нан астам, 43_%-~ы'],
  ['оны 25 жылға соттаған; 1931 жылғы 17 қыркүйек', 'оны 25_жылға соттаған; 1931_жылғы 17_қыркүйек'],
  ['в 1938 году, на 25 лет', 'в_1938_году, на 25_лет'],
  ['и в «Правде», а не у сельскохозяйственных', 'и_в_«Правде», а_не у сельскохозяйственных'],
  ['Ақмола мен Орал, қайда', 'Ақмола мен Орал, қайда'],
  ['Бубер-Нойман, 1921–1953, 5–8 жыл', 'Бубер-Нойман, 1921–~1953, 5–~8_жыл'],
  ['18,000,000–19,000,000', '18,000,000–19,000,000'],
  ['18\u00A0000–19\u00A0000', '18_000–19_000'],
  ['on 1 January 1950, 5 Karlag camps', 'on 1_January 1950, 5 Karlag camps'],
  ['in 1938 842 airfields', 'in 1938 842 airfields'],
  ['counted · as of 1 January · 1941', 'counted_· as of 1 January_· 1941'],
])('keeps the words of «%s» together', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

const { vnode } = options;
afterEach(() => {
  if (vnode) options.vnode = vnode;
  else delete options.vnode;
});

test('ties the texts on the page, also when they change, and leaves attributes as they are', () => {
  tieTexts();
  const page = document.createElement('div');
  const draw = (years: number) => render(h('p', { title: `${years} жыл` }, 'Мерзімі: ', `${years} жыл`), page);
  draw(8);
  draw(25);
  expect(page.textContent).toBe('Мерзімі: 25\u00A0жыл');
  expect(page.querySelector('p')?.title).toBe('25 жыл');
});
