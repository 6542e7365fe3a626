import type { ComponentChildren } from 'preact';
import type { LoopScene } from '../../../../db/model/api/loop.ts';
import type { Language } from '../../../../db/model/vocabulary.ts';
import type { Translate } from '../../../shared/i18n/i18n.ts';
import styles from './InTurn.module.css';

/** A scene in one language, with the translations of that language. */
export interface Version<S = LoopScene> {
  language: Language;
  scene: S;
  t: Translate;
}

/** A scene in all its languages, and the one that shows. The first is that of names. */
export interface Versions<S = LoopScene> {
  versions: readonly [Version<S>, ...Version<S>[]];
  current: Language;
}

interface InTurnProps<S> extends Versions<S> {
  children: (version: Version<S>) => ComponentChildren;
}

/** The same words in every language in one place, of which one shows: the place is as large as the longest. */
export function InTurn<S>({ versions, current, children }: InTurnProps<S>) {
  return (
    <div class={styles.turn}>
      {versions.map((version) => (
        <div key={version.language} lang={version.language} data-shown={version.language === current}>
          {children(version)}
        </div>
      ))}
    </div>
  );
}
