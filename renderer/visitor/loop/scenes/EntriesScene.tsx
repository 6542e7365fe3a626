import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { LoopScene, ReadName } from '../../../../db/model/api/loop.ts';
import { nameOfEntry } from '../../../../db/model/api/names.ts';
import { entriesOfScene, entryMs } from '../../../../db/model/scene-time.ts';
import { useServices } from '../../navigation/services.ts';
import { LargeName } from '../../people/PersonName.tsx';
import styles from './EntriesScene.module.css';
import { InTurn, type Versions } from './InTurn.tsx';
import nameStyles from './NameScene.module.css';
import { SceneSources } from './SceneSources.tsx';

/** Names of a list, one after another in the middle of the screen: nothing scrolls and nothing counts. */
export function EntriesScene(versions: Versions<LoopScene & { kind: 'entries' }>) {
  const { api } = useServices();
  const read = useSignal<ReadName | 'failed' | null>(null);
  useEffect(() => {
    let current = true;
    let asked = 0;
    // A name is asked for when it is shown: none that was asked for stays unread where the scene ends before.
    const next = (): void => {
      if (++asked === entriesOfScene) clearInterval(timer);
      const show = (name: ReadName | null): void => {
        if (current) read.value = name ?? read.value ?? 'failed';
      };
      void api.readName().then(show, () => show(null));
    };
    const timer = setInterval(next, entryMs);
    next();
    return () => {
      current = false;
      clearInterval(timer);
    };
  }, [api, read]);
  const name = read.value;
  // The loop goes on with the next scene.
  if (name === 'failed') throw new Error('no name can be read');
  if (name === null) return null;
  const { born, birthplace } = name.fields;
  return (
    <div class={styles.scene} data-reading>
      <div key={`${name.list} ${name.row}`} class={styles.entry} style={{ '--entry': `${entryMs}ms` }}>
        <h1 class={nameStyles.name}>
          <LargeName name={nameOfEntry(name.fields)} />
        </h1>
        <InTurn {...versions}>
          {({ t }) => (
            <p class={styles.life}>
              {[born && t('people.born', { date: born }), birthplace].filter(Boolean).join(' · ')}
            </p>
          )}
        </InTurn>
      </div>
      <InTurn {...versions}>
        {(version) => <SceneSources sources={version.scene.titles[name.list] ?? version.scene.sources} t={version.t} />}
      </InTurn>
    </div>
  );
}
