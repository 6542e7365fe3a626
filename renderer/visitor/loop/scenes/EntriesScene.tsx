import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { LoopScene, ReadName } from '../../../../db/model/api/loop.ts';
import { softHyphens } from '../../../shared/format/soft-hyphens.ts';
import { nameOfEntry } from '../../names/name-life.ts';
import { useServices } from '../../navigation/services.ts';
import { entryMs } from '../plan.ts';
import styles from './EntriesScene.module.css';
import { InTurn, type Versions } from './InTurn.tsx';
import nameStyles from './NameScene.module.css';
import { SceneSources } from './SceneSources.tsx';

/** Names of a list, one after another in the middle of the screen: nothing scrolls and nothing counts. */
export function EntriesScene(versions: Versions<LoopScene & { kind: 'entries' }>) {
  const { api } = useServices();
  const names = useSignal<ReadName[] | 'failed' | null>(null);
  const shown = useSignal(0);
  useEffect(() => {
    let current = true;
    api.readNames().then(
      (read) => {
        if (current) names.value = read;
      },
      () => {
        if (current) names.value = 'failed';
      },
    );
    const next = setInterval(() => shown.value++, entryMs);
    return () => {
      current = false;
      clearInterval(next);
    };
  }, [api, names, shown]);
  // The loop goes on with the next scene.
  if (names.value === 'failed' || names.value?.length === 0) throw new Error('no names can be read');
  const name = names.value?.[Math.min(shown.value, names.value.length - 1)];
  if (!name) return null;
  const { born, birthplace } = name.fields;
  return (
    <div class={styles.scene} data-reading>
      <div key={`${name.list} ${name.row}`} class={styles.entry} style={{ '--entry': `${entryMs}ms` }}>
        <h1 class={nameStyles.name}>{softHyphens(nameOfEntry(name.fields))}</h1>
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
