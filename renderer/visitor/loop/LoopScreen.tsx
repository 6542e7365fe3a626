import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { LoopNow, LoopProgramme } from '../../../db/model/api/loop.ts';
import { sceneMs, spokenMs } from '../../../db/model/scene-time.ts';
import type { Language } from '../../../db/model/vocabulary.ts';
import { translateIn } from '../../shared/i18n/i18n.ts';
import { ErrorBoundary } from '../../shared/ui/ErrorBoundary.tsx';
import { swallowNextClick } from '../../shared/ui/swallow-click.ts';
import { firstScene, lastPerson, memorial } from '../navigation/navigator.ts';
import { useServices } from '../navigation/services.ts';
import { frozen, isMotionOff } from '../navigation/visit.ts';
import styles from './LoopScreen.module.css';
import { useContents, useIsSilent, useLoopNow } from './loop-content.ts';
import { kindOf, nextName, type Plan, planOf } from './plan.ts';
import { Silence } from './Silence.tsx';
import { charactersOf, plannedScenes } from './scene-words.ts';
import { LoopScene } from './scenes/LoopScene.tsx';
import { useFit } from './use-fit.ts';
import { useTurns } from './use-turns.ts';

interface LoopScreenProps {
  programme: LoopProgramme;
  /** Drawn invisibly behind the scene, where a touch leads on from the loop. */
  children?: ComponentChildren;
}

/** The loop until the first touch: scene after scene, by the plan of the day and the opening hours. */
export function LoopScreen({ programme, children }: LoopScreenProps) {
  const { navigator, kiosk } = useServices();
  const now = useLoopNow(programme.now);
  const contents = useContents(programme);
  const silent = useIsSilent(now);
  const { plan, playlist, languages } = usePlan(now, programme);
  const scene = useRef<HTMLDivElement>(null);
  const night = now.glass === 'dark';
  const stopped = frozen.value || night || silent;
  const { index, spoken, leaving, skip } = useTurns(plan, {
    first: firstScene.peek(),
    stopped,
    timeOf: (key) => {
      const characters = charactersOf(key, contents, languages);
      return {
        ms: sceneMs(kindOf(key), characters, languages.length, playlist),
        spokenMs: spokenMs(kindOf(key), characters, languages.length, playlist),
      };
    },
  });
  useNextVisit(plan, index);
  const key = plan.at(index);
  useLastPerson(key);
  const opening = useIsOpening(index);
  const next = (): void => {
    if (!skip()) memorial.value = true;
  };
  useFit(scene, `${index} ${silent} ${night} ${Object.keys(contents)}`);
  const language = languages[spoken % languages.length] ?? kiosk.defaultLanguage;
  const touchable = kiosk.mode === 'touch';
  const begin = useCallback(
    (touched?: Language) => {
      if (touchable) void navigator.begin(touched ?? language);
    },
    [navigator, touchable, language],
  );
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
          data-scene={silent ? 'silence' : key}
          data-opening={opening}
        >
          {silent && <Silence languages={languages} scenes={contents[programme.content.language]?.scenes ?? []} />}
          {!silent && key !== null && (
            <ErrorBoundary onFailure={next}>
              <LoopScene
                sceneKey={key}
                current={language}
                {...{ languages, contents }}
                still={isMotionOff.value}
                frozen={frozen.value}
              />
            </ErrorBoundary>
          )}
          {touchable && !silent && <Invitation languages={kiosk.languages} current={language} turn={index} />}
        </div>
      )}
      <div class={styles.night} />
      {touchable && !frozen.value && children}
    </div>
  );
}

/** Nothing was on the screen yet. */
let isBare = true;

/** Whether this is the first scene since the page was loaded: it fades in from nothing, and need not. */
function useIsOpening(index: number): boolean {
  const first = useRef(isBare ? index : null);
  useEffect(() => {
    isBare = false;
  }, []);
  return first.current === index;
}

/** The plan depends on the day, the playlist and the release alone: the same answer of the clock restarts no scene. */
function usePlan({ day, playlist, languages }: LoopNow, { content }: LoopProgramme) {
  const wanted = JSON.stringify({ day, playlist, languages });
  return useMemo(() => {
    const same: Pick<LoopNow, 'day' | 'playlist' | 'languages'> = JSON.parse(wanted);
    const others = same.languages.filter((each) => each !== content.language);
    const ordered = others.length < same.languages.length ? [content.language, ...others] : others;
    return { plan: planOf(same, plannedScenes(content, same)), playlist: same.playlist, languages: ordered };
  }, [wanted, content]);
}

/** After a visit the loop goes on with the next person. */
function useNextVisit(plan: Plan, index: number): void {
  const latest = useRef(index);
  latest.current = index;
  useLayoutEffect(
    () => () => {
      if (!frozen.peek()) firstScene.value = nextName(plan, latest.current + 1);
    },
    [plan],
  );
}

/** A touch leads to the person who shows, or who showed last: loaded before in each language, so that home comes at once. */
function useLastPerson(key: string | null): void {
  const { api, kiosk } = useServices();
  useEffect(() => {
    if (key === null || kindOf(key) !== 'name') return;
    const id = key.slice(key.indexOf(' ') + 1);
    lastPerson.value = id;
    if (kiosk.mode !== 'touch') return;
    for (const language of kiosk.languages) void api.person(language, id).catch(() => {});
  }, [key, api, kiosk]);
}

interface InvitationProps {
  languages: readonly Language[];
  current: Language;
  turn: number;
}

/** "Touch to begin", brightest in the language that shows. It begins with another in each scene: no text stays in one place for hours. */
function Invitation({ languages, current, turn }: InvitationProps) {
  const first = turn % Math.max(1, languages.length);
  return (
    <p class={styles.invitation}>
      {[...languages.slice(first), ...languages.slice(0, first)].map((language) => (
        <span
          key={language}
          lang={language}
          data-begin={language}
          class={language === current ? styles.current : undefined}
        >
          {translateIn(language)('loop.touch')}
        </span>
      ))}
    </p>
  );
}

/** Any touch, as soon as the finger is down, and any key. A touch on an invitation begins in its language. */
function useAnyTouch(begin: (touched?: Language) => void): void {
  useEffect(() => {
    const beginAt = ({ target }: Event): void => {
      const invitation = target instanceof Element ? target.closest<HTMLElement>('[data-begin]') : null;
      begin(invitation?.dataset.begin as Language | undefined);
    };
    const onPointer = (event: Event): void => {
      swallowNextClick();
      beginAt(event);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (!event.repeat && !event.ctrlKey && !event.altKey && !event.metaKey) begin();
    };
    addEventListener('pointerdown', onPointer);
    addEventListener('keydown', onKey);
    // A screen reader clicks without a pointer.
    addEventListener('click', beginAt);
    return () => {
      removeEventListener('pointerdown', onPointer);
      removeEventListener('keydown', onKey);
      removeEventListener('click', beginAt);
    };
  }, [begin]);
}

/** How far the picture shifts, in pixels of a 1920 px screen: several strokes of a letter. */
const shiftRadius = 14;
/** Scenes until the shift repeats; without a common divisor, so that it covers the whole area. */
const [acrossTurns, downTurns] = [29, 23];

/** Shifts the picture between two scenes, while it is invisible, against burn-in. */
function pixelShift(index: number): { x: number; y: number } {
  const wave = (turns: number): number => Math.round(shiftRadius * Math.sin((2 * Math.PI * index) / turns));
  return { x: wave(acrossTurns), y: wave(downTurns) };
}
