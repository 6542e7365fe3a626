import { useSignal } from '@preact/signals';
import { Accessibility, ArrowLeft, House, Search, Volume2 } from 'lucide';
import { type Key, language, t, translateIn } from '../../shared/i18n/i18n.ts';
import { BarButton } from '../../shared/ui/BarButton.tsx';
import { shown } from '../navigation/navigator.ts';
import { hrefOf, type Route, type Screen } from '../navigation/route.ts';
import { useServices } from '../navigation/services.ts';
import type { SpeechSwitch } from '../speech/speech-switch.ts';
import { AccessSheet } from './AccessSheet.tsx';
import styles from './BottomBar.module.css';

/** The doors of the exhibit, each with the screens behind it. */
const doors: { name: Key; route: Route; screens: readonly Screen[] }[] = [
  { name: 'people.title', route: { screen: 'people' }, screens: ['people', 'person', 'names', 'name', 'ask'] },
  { name: 'camps.title', route: { screen: 'camps' }, screens: ['camps', 'camp', 'compare'] },
  { name: 'figures.title', route: { screen: 'figures', part: 'questions' }, screens: ['figures', 'question'] },
  {
    name: 'remembrance.title',
    route: { screen: 'remembrance', part: 'texts' },
    screens: ['remembrance', 'text', 'glossary', 'ways', 'way'],
  },
];

/** The controls of every screen: ways back, doors, tools, languages. */
export function BottomBar({ speech }: { speech: SpeechSwitch }) {
  const { navigator, kiosk } = useServices();
  const screen = shown.value?.route.screen;
  const loaded = speech.loaded.value;
  const open = useSignal(false);
  const close = (): void => {
    open.value = false;
  };
  return (
    <nav class={styles.bar} aria-label={t('bar.label')}>
      <div class={styles.back}>
        <BarButton
          icon={House}
          label={t('bar.home')}
          chosen={screen === 'home'}
          onPress={() => navigator.go({ screen: 'home' })}
        />
        <BarButton icon={ArrowLeft} label={t('bar.back')} singleTouch onPress={navigator.back} />
      </div>
      <div class={styles.doors}>
        {doors.map(({ name, route, screens }) => (
          <a
            key={name}
            class={styles.door}
            href={hrefOf(route)}
            aria-current={screen && screens.includes(screen) ? 'page' : undefined}
          >
            {t(name)}
          </a>
        ))}
      </div>
      <div class={styles.tools}>
        <BarButton
          icon={Search}
          label={t('bar.search')}
          chosen={screen === 'search'}
          onPress={() => navigator.go({ screen: 'search' })}
        />
        <BarButton icon={Volume2} label={t('speech.open')} pressed={speech.on.value} onPress={speech.toggle} />
        <BarButton
          icon={Accessibility}
          label={t('bar.comfort')}
          expanded={open.value}
          onPress={() => {
            open.value = !open.value;
          }}
        />
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
      {open.value && <AccessSheet onClose={close} />}
    </nav>
  );
}
