import type { LoopScene } from '../../../../db/model/api/loop.ts';
import type { PersonName as Named } from '../../../../db/model/api/person.ts';
import { PersonName } from '../../people/PersonName.tsx';
import { InTurn, type Versions } from './InTurn.tsx';
import styles from './NameScene.module.css';
import { NameWall } from './NameWall.tsx';
import { SceneSources } from './SceneSources.tsx';

interface NameSceneProps extends Versions<LoopScene & { kind: 'name' }> {
  /** All who have a scene today, in the order of the alphabet. */
  people: readonly Named[];
}

/**
 * A person: the name in the first language, or in each language what is written in its place; what happened, who says so; and all
 * others of this day around.
 */
export function NameScene({ people, ...versions }: NameSceneProps) {
  const [{ language, scene }] = versions.versions;
  const { person } = scene;
  return (
    <div class={styles.scene} data-reading>
      {person.isNameless ? (
        <InTurn {...versions}>
          {(version) => (
            <h1 class={styles.nameless}>
              <PersonName person={version.scene.person} />
            </h1>
          )}
        </InTurn>
      ) : (
        <h1 class={styles.name} lang={language}>
          <PersonName person={person} isLarge />
        </h1>
      )}
      <InTurn {...versions}>{(version) => <p class={styles.sentence}>{version.scene.person.summary}</p>}</InTurn>
      <InTurn {...versions}>{(version) => <SceneSources sources={version.scene.sources} t={version.t} />}</InTurn>
      <NameWall people={people} lit={person.id} language={language} />
    </div>
  );
}
