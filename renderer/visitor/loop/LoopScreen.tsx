import { useCallback, useMemo, useRef } from 'preact/hooks';
import type { LoopNow, LoopProgramme } from '../../../db/model/api/loop.ts';
import { firstScene, memorial } from '../navigation/navigator.ts';
import { still } from '../navigation/visit.ts';
import { ErrorBoundary } from '../shell/ErrorBoundary.tsx';
import { frozen } from '../shell/screen-size.ts';
import { useServices } from '../shell/services.ts';
import { LoopInvitation } from './LoopInvitation.tsx';
import styles from './LoopScreen.module.css';
import { pixelShift } from './pixel-shift.ts';
import { planOf } from './plan.ts';
import { Rehearsal } from './Rehearsal.tsx';
import { LoopScene } from './scenes/LoopScene.tsx';
import { SilenceScene } from './scenes/SilenceScene.tsx';
import { useAnyTouch } from './use-any-touch.ts';
import { useFit } from './use-fit.ts';
import { useLoopNow } from './use-loop-now.ts';
import { useProgramme } from './use-programme.ts';
import { useSilence } from './use-silence.ts';
import { useTurns } from './use-turns.ts';

/** The loop that nobody has touched yet: one scene after another, by the plan of the day and the hours of the house. */
export function Loop({ programme }: { programme: LoopProgramme }) {
  const { navigator, kiosk } = useServices();
  const now = useLoopNow(programme.now);
  const contents = useProgramme(programme);
  const silent = useSilence(now);
  const { plan, playlist } = usePlan(now, programme);
  const scene = useRef<HTMLDivElement>(null);
  const calm = still.value || frozen.value || matchMedia('(prefers-reduced-motion: reduce)').matches;
  const night = now.glass === 'dark';
  const standing = frozen.value || night || silent;
  const { index, leaving, skip } = useTurns(plan, playlist, scene, { first: firstScene.value, standing });
  const turn = plan.at(index);
  const next = (): void => {
    if (!skip()) memorial.value = true;
  };
  useFit(scene, `${index} ${silent} ${night} ${Object.keys(contents)}`);
  const language = turn?.languages[0] ?? kiosk.defaultLanguage;
  const touchable = kiosk.mode === 'touch';
  const begin = useCallback(() => {
    if (touchable) void navigator.begin(language);
  }, [navigator, touchable, language]);
  useAnyTouch(begin);
  const { x, y } = pixelShift(index);
  return (
    <div class={styles.loop} lang={language} data-glass={now.glass} data-playlist={now.playlist.id} data-turn={index}>
      {!night && (
        <div
          key={silent ? 'silence' : index}
          ref={scene}
          class={leaving && !silent ? styles.leaving : styles.scene}
          style={{ translate: `calc(${x} * var(--u)) calc(${y} * var(--u))` }}
          data-scene={silent ? 'silence' : turn?.key}
        >
          {silent && <SilenceScene languages={kiosk.languages} />}
          {!silent && turn && (
            <ErrorBoundary onFailure={next}>
              <LoopScene
                sceneKey={turn.key}
                languages={turn.languages}
                contents={contents}
                still={calm}
                frozen={frozen.value}
              />
            </ErrorBoundary>
          )}
          {touchable && !silent && <LoopInvitation languages={kiosk.languages} current={language} />}
        </div>
      )}
      <div class={styles.night} />
      {touchable && !frozen.value && <Rehearsal />}
    </div>
  );
}

/**
 * The plan changes with the day, the playlist and the release, and with nothing else: the same answer of the clock
 * must not begin a scene anew.
 */
function usePlan({ day, playlist, languages }: LoopNow, { content }: LoopProgramme) {
  const wanted = JSON.stringify({ day, playlist, languages });
  return useMemo(() => {
    const same: Pick<LoopNow, 'day' | 'playlist' | 'languages'> = JSON.parse(wanted);
    const keys = content.scenes.map(({ key }) => key);
    return { plan: planOf(same, keys), playlist: same.playlist };
  }, [wanted, content]);
}
