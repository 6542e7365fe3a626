import { expect, test } from 'vitest';
import type { CampSummary } from '../../db/model/record/camp.ts';
import { languages } from '../../db/model/vocabulary.ts';
import { type LoopContent, sceneAt } from './loopProgram.ts';

const passage = (id: string) => ({ id, title: id, words: id });
const content: LoopContent = {
  figures: [],
  camps: [],
  passages: [passage('a'), passage('b')],
  years: [{} as CampSummary],
};
const all = { kk: content, ru: content, en: content };

test('each kind of scene comes in each language', () => {
  const seen = Array.from({ length: 12 }, (_, index) => sceneAt(index, [...languages], all));
  const passages = seen.flatMap((scene) => (scene?.kind === 'passage' ? [scene.language] : []));
  expect([...passages].sort()).toEqual(['en', 'kk', 'ru']);
});

test('no visitor waits longer than two scenes for their language', () => {
  const spoken = Array.from({ length: 12 }, (_, index) => languages[index % languages.length]);
  for (let index = 0; index < 10; index++) expect(new Set(spoken.slice(index, index + 3)).size).toBe(3);
});

test('the loop is endless and turns over its passages', () => {
  const at = (index: number) => {
    const scene = sceneAt(index, [...languages], all);
    return scene?.kind === 'passage' ? scene.passage.id : null;
  };
  expect([at(2), at(6), at(10), at(4002)]).toEqual(['a', 'b', 'a', 'a']);
});

test('what a release does not have is left out', () => {
  expect(sceneAt(0, [...languages], all)).toBeNull();
});
