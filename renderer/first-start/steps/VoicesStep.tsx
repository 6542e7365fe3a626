import { useSignal } from '@preact/signals';
import { Volume2 } from 'lucide';
import { useEffect, useMemo } from 'preact/hooks';
import { type Language, languages } from '../../../db/model/vocabulary.ts';
import { t, translateIn } from '../../curator/app/i18n.ts';
import { Button } from '../../curator/ui/Button.tsx';
import { Notice } from '../../curator/ui/Notice.tsx';
import { browserSynthesiser, type Synthesiser } from '../../visitor/speech/synthesiser.ts';
import { chooseVoice, type Voice } from '../../visitor/speech/voices.ts';
import { HeadOf } from './StepHead.tsx';
import styles from './Steps.module.css';
import type { StepProps } from './step-props.ts';

/** Which voices this computer has, each to be heard. */
export function VoicesStep({ state }: StepProps) {
  return <Voices synthesiser={useMemo(() => browserSynthesiser(window), [])} platform={state.platform} />;
}

interface VoicesProps {
  /** Null where the browser cannot speak. */
  synthesiser: Synthesiser | null;
  platform: StepProps['state']['platform'];
}

export function Voices({ synthesiser, platform }: VoicesProps) {
  const voices = useSignal<readonly Voice[]>([]);
  const hasFailed = useSignal(false);
  useEffect(() => {
    const list = (): void => {
      voices.value = synthesiser?.voices() ?? [];
    };
    list();
    synthesiser?.onVoices(list);
    return () => synthesiser?.cancel();
  }, [synthesiser]);
  const play = (of: Language, voice: Voice): void => {
    hasFailed.value = false;
    synthesiser?.speak({ text: translateIn(of)('firstStart.voices.sentence'), voice, rate: 1 }, ({ type }) => {
      if (type === 'error') hasFailed.value = true;
    });
  };
  const found = languages.map((of) => ({ of, voice: chooseVoice(voices.value, of) }));
  return (
    <>
      <HeadOf step="voices" />
      <ul class={styles.rows}>
        {found.map(({ of, voice }) => (
          <li key={of} class={styles.row} data-voice={of}>
            <span class={styles.rowName}>{translateIn(of)('language.name')}</span>
            <span class="quiet">{voice?.name ?? t('firstStart.voices.none')}</span>
            {voice && (
              <Button icon={Volume2} onClick={() => play(of, voice)}>
                {t('firstStart.voices.play')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {hasFailed.value && <Notice tone="live">{t('firstStart.voices.failed')}</Notice>}
      {found.some(({ voice }) => voice === null) && (
        <p class="quiet">{t(`firstStart.voices.how.${platform === 'linux' ? 'linux' : 'other'}`)}</p>
      )}
    </>
  );
}
