import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { languages } from '../../../db/model/vocabulary.ts';
import { t, translateIn } from '../../shared/i18n/i18n.ts';
import { ErrorBoundary } from '../../shared/ui/ErrorBoundary.tsx';
import { LoopScreen } from '../loop/LoopScreen.tsx';
import { Memorial } from '../memorial/Memorial.tsx';
import { memorial, type Shown, shown } from '../navigation/navigator.ts';
import { reachShift, startOf } from '../navigation/reach.ts';
import { hrefOf, isBare } from '../navigation/route.ts';
import { useServices } from '../navigation/services.ts';
import { lowered } from '../navigation/visit.ts';
import type { SpeechSwitch } from '../speech/speech-switch.ts';
import { walk } from '../ways/walk.ts';
import styles from './App.module.css';
import { content, type View } from './parts/view.ts';
import { Rehearsal } from './Rehearsal.tsx';

export function App({ speech }: { speech: SpeechSwitch }) {
  const { kiosk } = useServices();
  if (memorial.value) return <Memorial />;
  if (!shown.value || !content.value) return null;
  const { view, part, walk: walked } = content.value;
  const bare = view.screen !== 'absent' && isBare(view.screen);
  const { Sheets = null, BottomBar = null, IdleWarning = null } = (!bare && part) || {};
  return (
    <div class={bare ? styles.bare : styles.shell}>
      {walked && walk.value && !bare && <walked.WayStrip way={walked.way} />}
      <Main shown={shown.value} view={view}>
        <CurrentScreen key={hrefOf(shown.value.route)} speech={speech} />
      </Main>
      {Sheets && <Sheets view={view} />}
      {BottomBar && <BottomBar speech={speech} />}
      {IdleWarning && <IdleWarning />}
      {kiosk.proof && <ProofMark />}
    </div>
  );
}

/** A screen that cannot be drawn gives way to the loop, and a loop that cannot be drawn to the memorial screen. */
function CurrentScreen({ speech }: { speech: SpeechSwitch }) {
  const { navigator } = useServices();
  if (!content.value) return null;
  const { view, part } = content.value;
  if (view.screen === 'loop') {
    const showMemorial = (): void => {
      memorial.value = true;
    };
    return (
      <ErrorBoundary onFailure={showMemorial}>
        <LoopScreen programme={view.programme}>
          <Rehearsal speech={speech} />
        </LoopScreen>
      </ErrorBoundary>
    );
  }
  if (!part) return null;
  return (
    <ErrorBoundary onFailure={() => void navigator.end()}>
      <part.ScreenOf view={view} />
    </ErrorBoundary>
  );
}

interface MainProps {
  shown: Shown;
  view: View;
  children: ComponentChildren;
}

/** A new route is a new element; another language is not, so that scroll position and focus stay. */
function Main({ shown, view, children }: MainProps) {
  const main = useRef<HTMLElement>(null);
  const href = hrefOf(shown.route);
  // Only a new route scrolls, and lowering the page.
  useLayoutEffect(() => {
    const element = scroller();
    if (element) element.scrollTop = shown.scrollTop || startIn(element);
    // Around a list that scrolls by itself, the screen has the room above it.
    if (main.current && main.current !== element) main.current.scrollTop = startIn(main.current);
    // A text field of the screen has taken the focus by now, or the choices of access keep it.
    const focused = document.activeElement;
    if (main.current?.contains(focused) || focused?.closest('[role=dialog]')) return;
    main.current?.focus({ preventScroll: true });
  }, [href, lowered.value]);
  return (
    <main
      key={href}
      ref={main}
      class={styles.main}
      data-screen={view.screen === 'absent' ? view.wanted : view.screen}
      data-absent={view.screen === 'absent' ? '' : undefined}
      data-scroller="page"
      tabIndex={-1}
      onScroll={markPulled}
    >
      {children}
    </main>
  );
}

/** Where the scroller of a new screen begins: only that of a whole page has room above it. */
const startIn = (element: HTMLElement): number =>
  element.dataset.scroller === 'page' && lowered.peek() && reachShift.peek() > 0
    ? startOf(element, reachShift.peek())
    : 0;

/** While the screen is pulled down, a push brings all of it back before it scrolls a list within: a field may be below the list. */
function markPulled({ currentTarget }: { currentTarget: HTMLElement }): void {
  currentTarget.toggleAttribute('data-pulled', currentTarget.scrollTop < startIn(currentTarget) - 1);
}

/** The part of the screen that scrolls: the innermost `data-scroller` with something to scroll. */
export function scroller(): HTMLElement | null {
  const all = [...document.querySelectorAll<HTMLElement>('[data-scroller]')];
  return all.findLast((element) => element.scrollHeight > element.clientHeight) ?? all[0] ?? null;
}

/** Marks every screen of a proof in all languages, so that a picture of it cannot pass for a published one. */
function ProofMark() {
  return (
    <>
      <div class={styles.proof} role="note">
        {languages.map((language) => (
          <span key={language} lang={language}>
            {translateIn(language)('proof.mark')}
          </span>
        ))}
      </div>
      <a class={styles.back} href={`../../../workshop.html${location.search}#/review`}>
        {t('proof.back')}
      </a>
    </>
  );
}
