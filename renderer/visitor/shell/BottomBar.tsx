import { useSignal } from '@preact/signals';
import { Accessibility, ALargeSmall, ArrowLeft, Contrast, House, MoveDown, Search, Volume2, Wind } from 'lucide';
import { language, t, translateIn } from '../../shared/i18n/i18n.ts';
import { BarButton } from '../../shared/ui/BarButton.tsx';
import { shown } from '../navigation/navigator.ts';
import { useServices } from '../navigation/services.ts';
import { highContrast, lowered, still, textSize, textSizes } from '../navigation/visit.ts';
import type { SpeechSwitch } from '../speech/speech-switch.ts';
import styles from './BottomBar.module.css';

/** All controls, always in the same place. */
export function BottomBar({ speech }: { speech: SpeechSwitch }) {
  const { navigator, kiosk } = useServices();
  const screen = shown.value?.route.screen;
  const drawn = speech.drawn.value;
  /** Where the glass is too small for all in a row, the comforts stand behind one button. */
  const open = useSignal(false);
  const grow = (): void => {
    textSize.value = ((textSize.value + 1) % textSizes.length) as 0 | 1 | 2;
  };
  return (
    <nav class={styles.bar} aria-label={t('bar.label')}>
      <div class={styles.group}>
        <BarButton
          icon={House}
          word={t('bar.home')}
          chosen={screen === 'home'}
          onPress={() => navigator.go({ screen: 'home' })}
        />
        <BarButton icon={ArrowLeft} word={t('bar.back')} onPress={navigator.back} />
        <BarButton
          icon={Search}
          word={t('bar.search')}
          chosen={screen === 'search'}
          onPress={() => navigator.go({ screen: 'search' })}
        />
      </div>
      <div class={styles.comfort}>
        <BarButton
          icon={Accessibility}
          word={t('bar.comfort')}
          expanded={open.value}
          onPress={() => {
            open.value = !open.value;
          }}
        />
      </div>
      <div class={styles.comforts} data-open={open.value}>
        <BarButton icon={Volume2} word={t('speech.open')} pressed={speech.on.value} onPress={speech.toggle} />
        <BarButton
          icon={ALargeSmall}
          word={t('bar.textSize')}
          hint={t('bar.textSizeStep', { step: textSize.value + 1 })}
          pressed={textSize.value > 0}
          onPress={grow}
        />
        <Toggle icon={Contrast} word={t('bar.contrast')} state={highContrast} />
        <Toggle icon={MoveDown} word={t('bar.reach')} state={lowered} />
        <Toggle icon={Wind} word={t('bar.still')} state={still} />
      </div>
      <div class={styles.languages}>
        {kiosk.languages.map((each) => (
          <BarButton
            key={each}
            word={translateIn(each)('language.short')}
            hint={translateIn(each)('language.name')}
            lang={each}
            pressed={language.value === each}
            onPress={() => navigator.speak(each)}
          />
        ))}
      </div>
      {speech.on.value && drawn && <drawn.SpeechBar speech={drawn.speech} />}
    </nav>
  );
}

function Toggle({ icon, word, state }: { icon: typeof House; word: string; state: { value: boolean } }) {
  const flip = (): void => {
    state.value = !state.value;
  };
  return <BarButton icon={icon} word={word} pressed={state.value} onPress={flip} />;
}
