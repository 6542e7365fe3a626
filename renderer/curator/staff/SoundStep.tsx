import { useSignal } from '@preact/signals';
import type { IconNode } from 'lucide';
import type { SeenAtGlass } from '../../../db/model/record/staff.ts';
import { Button } from '../shell/Button.tsx';
import { t } from '../state/words.ts';
import styles from './Staff.module.css';
import { playTone } from './tone.ts';

interface SoundStepProps {
  icon: IconNode;
  heard: SeenAtGlass['sound'];
  onAnswer(answer: SeenAtGlass['sound']): void;
}

/** A tone on demand, never by itself, and the question whether it was heard: the machine cannot know. */
export function SoundStep({ icon, heard, onAnswer }: SoundStepProps) {
  const isAsked = useSignal(false);
  const play = async (): Promise<void> => {
    isAsked.value = false;
    const isPlayed = await playTone();
    isAsked.value = isPlayed;
    onAnswer(isPlayed ? null : 'failed');
  };
  const answer = (said: 'heard' | 'unheard') => () => onAnswer(said);
  return (
    <li class={styles.step}>
      <h3 class={styles.name}>{t('staff.test.sound')}</h3>
      <p class="quiet" role="status">
        {t(
          heard === 'failed'
            ? 'staff.test.sound.failed'
            : isAsked.value
              ? 'staff.test.sound.ask'
              : 'staff.test.sound.hint',
        )}
      </p>
      <div class={styles.acts}>
        <Button icon={icon} onClick={() => void play()}>
          {t('staff.test.sound.do')}
        </Button>
        {isAsked.value && (
          <>
            <Button aria-pressed={heard === 'heard'} onClick={answer('heard')}>
              {t('staff.test.sound.yes')}
            </Button>
            <Button aria-pressed={heard === 'unheard'} onClick={answer('unheard')}>
              {t('staff.test.sound.no')}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}
