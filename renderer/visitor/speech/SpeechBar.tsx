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

/** Reads the screen aloud when asked to; says so where this machine cannot. Stands above the bottom bar's own row. */
export function SpeechBar({ speech }: { speech: Speech }) {
  const bar = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    // A keypad goes on from here: the next press reads.
    bar.current?.querySelector('button')?.focus({ preventScroll: true });
  }, []);
  const state = speech.state.value;
  const under = state.phase === 'speaking' || state.phase === 'paused';
  return (
    <fieldset ref={bar} class={styles.bar} aria-label={t('speech.label')}>
      <Main speech={speech} phase={state.phase} />
      {under && <BarButton icon={RotateCcw} word={t('speech.repeat')} onPress={speech.repeat} />}
      {under && <BarButton icon={SkipForward} word={t('speech.next')} onPress={speech.next} />}
      {under && <BarButton icon={Square} word={t('speech.stop')} onPress={speech.stop} />}
      <p class={styles.words} role="status">
        {wordsFor(state)}
      </p>
    </fieldset>
  );
}

/** One button in one place: read, pause, continue. */
function Main({ speech, phase }: { speech: Speech; phase: ReaderState['phase'] }) {
  if (phase === 'speaking') return <BarButton icon={Pause} word={t('speech.pause')} onPress={speech.pause} />;
  if (phase === 'paused') return <BarButton icon={Play} word={t('speech.resume')} onPress={speech.resume} />;
  return <BarButton icon={Play} word={t('speech.read')} onPress={speech.read} />;
}

function wordsFor(state: ReaderState): string {
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
