import { Pause, Play, RotateCcw, SkipForward, Square } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { type Key, t } from '../../shared/i18n/i18n.ts';
import { BarButton } from '../../shared/ui/BarButton.tsx';
import type { ReaderState, Silence } from './reader.ts';
import styles from './SpeechBar.module.css';
import type { Speech } from './speech.ts';

const silences: Record<Silence, Key> = {
  'no-speech': 'speech.noSpeech',
  'no-voice': 'speech.noVoice',
  'no-answer': 'speech.noAnswer',
  'nothing-to-read': 'speech.nothingToRead',
};

/** The controls of the spoken mode, above the bottom bar; tells why there is no sound. */
export function SpeechBar({ speech }: { speech: Speech }) {
  const bar = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    // A keypad continues here: its next press reads.
    bar.current?.querySelector('button')?.focus({ preventScroll: true });
  }, []);
  const state = speech.state.value;
  const isReading = state.phase === 'speaking' || state.phase === 'paused';
  return (
    <fieldset ref={bar} class={styles.bar} aria-label={t('speech.label')}>
      <MainButton speech={speech} phase={state.phase} />
      {isReading && <BarButton icon={RotateCcw} label={t('speech.repeat')} onPress={speech.repeat} />}
      {isReading && <BarButton icon={SkipForward} label={t('speech.next')} onPress={speech.next} />}
      {isReading && <BarButton icon={Square} label={t('speech.stop')} onPress={speech.stop} />}
      <p class={styles.words} role="status">
        {statusText(state)}
      </p>
    </fieldset>
  );
}

/** One button in one place: read, pause, continue. */
function MainButton({ speech, phase }: { speech: Speech; phase: ReaderState['phase'] }) {
  if (phase === 'speaking') return <BarButton icon={Pause} label={t('speech.pause')} onPress={speech.pause} />;
  if (phase === 'paused') return <BarButton icon={Play} label={t('speech.resume')} onPress={speech.resume} />;
  return <BarButton icon={Play} label={t('speech.read')} onPress={speech.read} />;
}

function statusText(state: ReaderState): string {
  switch (state.phase) {
    case 'silent':
      return t(silences[state.why]);
    case 'asking':
      return t('speech.asking');
    case 'idle':
      return t('speech.hint');
    default:
      return '';
  }
}
