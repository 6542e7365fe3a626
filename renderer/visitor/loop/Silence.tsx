import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { LoopScene } from '../../../db/model/api/loop.ts';
import type { Language } from '../../../db/model/vocabulary.ts';
import { translateIn } from '../../shared/i18n/i18n.ts';
import { frozen } from '../navigation/visit.ts';
import { SilentName } from '../remembrance/SilentName.tsx';
import { nextNames, personNamed, silenceMs } from '../remembrance/silence.ts';
import styles from './LoopScreen.module.css';

/** The minute of silence: its name, and people one after another. */
export function Silence({ languages, scenes }: { languages: readonly Language[]; scenes: readonly LoopScene[] }) {
  const named = useMemo(
    () => nextNames(scenes.flatMap((scene) => (scene.kind === 'name' ? [personNamed(scene.person)] : []))),
    [scenes],
  );
  const shown = useSignal(0);
  useEffect(() => {
    if (frozen.value) return;
    const timer = setInterval(() => {
      shown.value++;
    }, silenceMs / Math.max(1, named.length));
    return () => clearInterval(timer);
  }, [shown, named.length]);
  const [language = 'kk'] = languages;
  return (
    <div class={styles.silence}>
      <p class={styles.silenceTitle}>
        {languages.map((each) => (
          <span key={each} lang={each}>
            {translateIn(each)('silence.title')}
          </span>
        ))}
      </p>
      {named.length > 0 && <SilentName named={named} index={shown.value % named.length} t={translateIn(language)} />}
    </div>
  );
}
