import type { CampSummary } from '../../../../db/model/api/camp.ts';
import type { LoopScene } from '../../../../db/model/api/loop.ts';
import type { Language } from '../../../../db/model/vocabulary.ts';
import { formatDate } from '../../../shared/format/date.ts';
import { PersonName } from '../../people/PersonName.tsx';
import { InTurn, type Versions } from './InTurn.tsx';
import styles from './LoopScene.module.css';
import { SceneSources } from './SceneSources.tsx';

interface CampSceneProps extends Versions<LoopScene & { kind: 'camp' }> {
  campIn(language: Language): CampSummary | undefined;
}

/** A camp: name, place and years, and people who were there. */
export function CampScene({ campIn, ...versions }: CampSceneProps) {
  const [{ language, scene }] = versions.versions;
  return (
    <div class={styles.camp} data-reading>
      <h1 class={styles.name} lang={language}>
        {campIn(language)?.name}
      </h1>
      <InTurn {...versions}>
        {(version) => {
          const camp = campIn(version.language);
          const seat = camp?.seats.find(({ presumed }) => !presumed);
          const years = camp?.existed ? formatDate(camp.existed, version.t) : null;
          return <p class={styles.full}>{[seat?.place, years].filter(Boolean).join(' · ')}</p>;
        }}
      </InTurn>
      <InTurn {...versions}>{({ t }) => <p class={styles.wereHere}>{t('people.wereHere')}</p>}</InTurn>
      <p class={styles.people} lang={language}>
        {scene.people.map((person) => (
          <span key={person.id}>
            <PersonName person={person} />
          </span>
        ))}
      </p>
      <InTurn {...versions}>{(version) => <SceneSources sources={version.scene.sources} t={version.t} />}</InTurn>
    </div>
  );
}
