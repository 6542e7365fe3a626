import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { CampSummary } from '../../../../db/model/api/camp.ts';
import type { LoopScene } from '../../../../db/model/api/loop.ts';
import type { Language } from '../../../../db/model/vocabulary.ts';
import { formatNumber } from '../../../shared/format/amount.ts';
import { formatDate } from '../../../shared/format/date.ts';
import { useSize } from '../../../shared/ui/use-size.ts';
import { formatHeadcount } from '../../camps/camp-labels.ts';
import { Tally } from '../../figures/Tally.tsx';
import { PersonName } from '../../people/PersonName.tsx';
import styles from './FigureScene.module.css';
import { InTurn, type Versions } from './InTurn.tsx';
import { SceneSources } from './SceneSources.tsx';

interface FigureSceneProps extends Versions<LoopScene & { kind: 'figure' }> {
  campIn(language: Language): CampSummary | undefined;
}

/** People counted in a camp as strokes on a wall; one of the strokes is a person. */
export function FigureScene({ campIn, ...versions }: FigureSceneProps) {
  const [{ language, scene, t }] = versions.versions;
  const { headcount, peoplePerStroke, person } = scene;
  const people = headcount.min ?? headcount.max ?? 0;
  const [name, tally] = [useRef<HTMLParagraphElement>(null), useRef<HTMLDivElement>(null)];
  const markAt = useMark(name, tally);
  return (
    <div class={styles.figure} data-reading>
      <div class={styles.number}>
        <h1 lang={language}>{formatHeadcount(headcount, language, t)}</h1>
        <InTurn {...versions}>
          {(version) => (
            <>
              <p class={styles.what}>
                {version.t('loop.counted', {
                  camp: campIn(version.language)?.name ?? '',
                  date: headcount.period === null ? '' : formatDate(headcount.period, version.t),
                })}
              </p>
              <p class={styles.stroke}>
                {version.t('tally.stroke', {
                  count: peoplePerStroke,
                  number: formatNumber(peoplePerStroke, version.language),
                })}
              </p>
            </>
          )}
        </InTurn>
      </div>
      <div ref={tally} class={styles.tally}>
        <Tally strokes={Math.round(people / peoplePerStroke)} claimId={headcount.claimId} markAt={markAt} />
      </div>
      <div class={styles.person}>
        <p ref={name} class={styles.name} lang={language}>
          <span>
            <PersonName person={person} />
          </span>
        </p>
        <InTurn {...versions}>
          {(version) => (
            <>
              <p class={styles.sentence}>{version.scene.person.summary}</p>
              <SceneSources sources={version.scene.sources} t={version.t} max={1} />
            </>
          )}
        </InTurn>
      </div>
    </div>
  );
}

/** The height of the name beside the tally, or its last row above the name, in pixels of the tally. */
function useMark(name: RefObject<HTMLElement | null>, tally: RefObject<HTMLElement | null>): number | undefined {
  const size = useSize(tally);
  const height = useSignal<number | undefined>(undefined);
  useLayoutEffect(() => {
    const [word, wall] = [name.current?.getBoundingClientRect(), tally.current?.getBoundingClientRect()];
    if (word && wall) height.value = (word.top + word.bottom) / 2 - wall.top;
  }, [size?.width, size?.height, name, tally, height]);
  return height.value;
}
