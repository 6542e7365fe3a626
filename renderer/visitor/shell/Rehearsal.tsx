import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { language } from '../../shared/i18n/i18n.ts';
import { useServices } from '../navigation/services.ts';
import type { SpeechSwitch } from '../speech/speech-switch.ts';
import { loadView, screenPart } from './parts/load-screen.ts';
import type { ScreenPart, View } from './parts/view.ts';
import styles from './Rehearsal.module.css';

/** How long the first scene shows before, milliseconds. */
const restMs = 400;

/**
 * Lays out home and its bar once, invisibly, while the first scene shows: at the touch their code has run and their
 * letters are shaped, so that home appears at once.
 */
export function Rehearsal({ speech }: { speech: SpeechSwitch }) {
  const { api } = useServices();
  const staged = useSignal<{ part: ScreenPart; view: View } | null>(null);
  useEffect(() => {
    let current = true;
    const stage = async (): Promise<void> => {
      const spoken = language.peek();
      const [part, view] = await Promise.all([screenPart('home'), loadView(api, { screen: 'home' }, spoken)]);
      if (current && part) staged.value = { part, view };
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          if (current) staged.value = null;
        }),
      );
    };
    const timer = setTimeout(() => void stage().catch(() => {}), restMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [api, staged]);
  if (!staged.value) return null;
  const { part, view } = staged.value;
  return (
    <div class={styles.unseen} inert aria-hidden="true">
      <div class={styles.screen}>
        <part.ScreenOf view={view} />
      </div>
      <part.BottomBar speech={speech} />
    </div>
  );
}
