import { useSignal } from '@preact/signals';
import { Accessibility, ALargeSmall, ArrowLeft, Contrast, House, MoveDown, Search, Volume2, Wind } from 'lucide';
import { language, t, translateIn } from '../../shared/i18n/i18n.ts';
import { BarButton } from '../../shared/ui/BarButton.tsx';
import { shown } from '../navigation/navigator.ts';
import { useServices } from '../navigation/services.ts';
import { highContrast, lowered, still, textSize, textSizes } from '../navigation/visit.ts';
import type { SpeechSwitch } from '../speech/speech-switch.ts';
import styles from './BottomBar.module.css';

/** The controls of every screen. */
export function BottomBar({ speech }: { speech: SpeechSwitch }) {
  const { navigator, kiosk } = useServices();
  const screen = shown.value?.route.screen;
  const loaded = speech.loaded.value;
  /** On a small screen the comforts are behind one button. */
  const open = useSignal(false);
  const grow = (): void => {
    textSize.value = ((textSize.value + 1) % textSizes.length) as 0 | 1 | 2;
  };
  return (
    <nav class={styles.bar} aria-label={t('bar.label')}>
      <div class={styles.group}>
        <BarButton
          icon={House}
          label={t('bar.home')}
          chosen={screen === 'home'}
          onPress={() => navigator.go({ screen: 'home' })}
        />
        <BarButton icon={ArrowLeft} label={t('bar.back')} onPress={navigator.back} />
        <BarButton
          icon={Search}
          label={t('bar.search')}
          chosen={screen === 'search'}
          onPress={() => navigator.go({ screen: 'search' })}
        />
      </div>
      <div class={styles.comfort}>
        <BarButton
          icon={Accessibility}
          label={t('bar.comfort')}
          expanded={open.value}
          onPress={() => {
            open.value = !open.value;
          }}
        />
      </div>
      <div class={styles.comforts} data-open={open.value}>
        <BarButton icon={Volume2} label={t('speech.open')} pressed={speech.on.value} onPress={speech.toggle} />
        <BarButton
          icon={ALargeSmall}
          label={t('bar.textSize')}
          hint={t('bar.textSizeStep', { step: textSize.value + 1 })}
          pressed={textSize.value > 0}
          onPress={grow}
        />
        <Toggle icon={Contrast} label={t('bar.contrast')} state={highContrast} />
        <Toggle icon={MoveDown} label={t('bar.reach')} state={lowered} />
        <Toggle icon={Wind} label={t('bar.still')} state={still} />
      </div>
      <div class={styles.languages}>
        {kiosk.languages.map((each) => (
          <BarButton
            key={each}
            label={translateIn(each)('language.short')}
            hint={translateIn(each)('language.name')}
            lang={each}
            pressed={language.value === each}
            onPress={() => navigator.speak(each)}
          />
        ))}
      </div>
      {speech.on.value && loaded && <loaded.SpeechBar speech={loaded.speech} />}
    </nav>
  );
}

function Toggle({ icon, label, state }: { icon: typeof House; label: string; state: { value: boolean } }) {
  const flip = (): void => {
    state.value = !state.value;
  };
  return <BarButton icon={icon} label={label} pressed={state.value} onPress={flip} />;
}
