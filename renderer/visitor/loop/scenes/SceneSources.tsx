import type { Translate } from '../../../shared/i18n/i18n.ts';
import styles from './LoopScene.module.css';

interface SceneSourcesProps {
  sources: readonly string[];
  t: Translate;
  /** More titles than this nobody reads in passing; one where two languages share the room. */
  most?: number;
}

/** Who says so: the sources that most of the scene rests on, and how many more there are. */
export function SceneSources({ sources, t, most = 2 }: SceneSourcesProps) {
  const more = sources.length - most;
  return (
    <p class={styles.source}>
      {t('source.word')}: {sources.slice(0, most).map(inPassing).join(' · ')}
      {more > 0 && ` · ${t('loop.moreSources', { count: more })}`}
    </p>
  );
}

/** A title without what stands in brackets at its end (edition, file, number of signs): the whole is a touch away. */
const inPassing = (title: string): string => title.replace(/\s*\(.*$/s, '');
