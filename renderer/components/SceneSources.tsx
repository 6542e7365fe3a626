import type { Words } from '../state/words.ts';
import styles from './LoopScene.module.css';

/** More titles than this nobody reads in passing. */
const mostTitles = 2;

/** Who says so: the sources that most of the scene rests on, and how many more there are. */
export function SceneSources({ sources, words }: { sources: readonly string[]; words: Words }) {
  const more = sources.length - mostTitles;
  return (
    <p class={styles.source}>
      {words('source.word')}: {sources.slice(0, mostTitles).map(inPassing).join(' · ')}
      {more > 0 && ` · ${words('loop.moreSources', { count: more })}`}
    </p>
  );
}

/** A title without what stands in brackets at its end (edition, file, number of signs): the whole is a touch away. */
const inPassing = (title: string): string => title.replace(/\s*\(.*$/s, '');
