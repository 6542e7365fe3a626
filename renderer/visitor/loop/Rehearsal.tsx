import { useEffect, useState } from 'preact/hooks';
import { language } from '../../shared/i18n/i18n.ts';
import { type ScreenPart, screenPart } from '../navigation/lazy-screens.ts';
import { loadView, type View } from '../navigation/load-view.ts';
import { useServices } from '../shell/services.ts';
import styles from './Rehearsal.module.css';

/** How long the first scene stands undisturbed, milliseconds. */
const restMs = 400;

/**
 * Home and its bar, laid out once and unseen while the first scene stands: at the touch the code has run before and
 * the letters have been shaped, and home is there at once.
 */
export function Rehearsal() {
  const { api } = useServices();
  const [staged, setStaged] = useState<{ part: ScreenPart; view: View } | null>(null);
  useEffect(() => {
    let current = true;
    const stage = async (): Promise<void> => {
      const [part, view] = await Promise.all([screenPart('home'), loadView(api, { screen: 'home' }, language.peek())]);
      if (current && part) setStaged({ part, view });
      requestAnimationFrame(() => requestAnimationFrame(() => current && setStaged(null)));
    };
    const timer = setTimeout(() => void stage().catch(() => {}), restMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [api]);
  if (!staged) return null;
  const { part, view } = staged;
  return (
    <div class={styles.unseen} inert aria-hidden="true">
      <div class={styles.screen}>
        <part.ScreenOf view={view} />
      </div>
      <part.BottomBar />
    </div>
  );
}
