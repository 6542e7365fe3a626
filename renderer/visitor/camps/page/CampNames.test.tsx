import { screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { Alias, Camp } from '../../../../db/model/api/camp.ts';
import { type Language, languages } from '../../../../db/model/vocabulary.ts';
import { wholeCampOf } from '../../../../test-support/renderer/claims.ts';
import { renderVisitor, texts } from '../../../../test-support/renderer/render-visitor.tsx';
import { CampNames } from './CampNames.tsx';

const alias = (text: string, kind: Alias['kind']): Alias => ({ text, kind, language: 'ru', citations: [] });
const open = async (more: Partial<Camp>, language: Language = 'en') => {
  const others = languages.filter((other) => other !== language);
  await renderVisitor(<CampNames camp={wholeCampOf('Karlag', more)} others={others} />);
  return { names: texts(screen.getAllByRole('listitem')) };
};

test('gives the names of the other two languages', async () => {
  expect((await open({})).names).toEqual(['Karlag kk', 'Karlag ru']);
  expect((await open({}, 'kk')).names).toEqual(['Karlag ru', 'Karlag']);
});

test('adds full names, other names and printed names, each once', async () => {
  const aliases = [
    alias('Karaganda ITL', 'short'),
    alias('Karaganda ITL', 'short'),
    alias('Karlag ru', 'short'),
    alias('qarlag', 'search'),
    alias('Карлаг', 'printed'),
  ];
  const fullNames = { kk: 'Full kk', ru: 'Karlag ru', en: 'Full' };
  expect((await open({ aliases, fullNames })).names).toEqual([
    'Karlag kk · Full kk',
    'Karlag ru',
    'Other names: Karaganda ITL',
    'As printed in the source: «Карлаг»',
  ]);
});
