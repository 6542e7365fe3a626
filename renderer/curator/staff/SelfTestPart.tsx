import { useSignal } from '@preact/signals';
import { Grid3x3, type IconNode, ListChecks, Volume2 } from 'lucide';
import type { SeenAtGlass, SelfTest } from '../../../db/model/api/staff.ts';
import { startTone } from '../../shared/sound/tone.ts';
import { t } from '../app/i18n.ts';
import type { PageJob } from '../jobs/jobs.ts';
import { Button } from '../ui/Button.tsx';
import { Actions, Panel } from '../ui/layout.tsx';
import { measureDisplay } from './measure-display.ts';
import styles from './Staff.module.css';
import { TestResult } from './TestResult.tsx';
import { TouchGrid } from './TouchGrid.tsx';

interface SelfTestPartProps {
  last: SelfTest | null;
  /** The test that is running. */
  testing: PageJob | null;
  onTest(seen: SeenAtGlass): void;
}

/** The self-test: two steps by the technician, then the automatic checks. */
export function SelfTestPart({ last, testing, onTest }: SelfTestPartProps) {
  const touch = useSignal<SeenAtGlass['touch']>(null);
  const sound = useSignal<SeenAtGlass['sound']>(null);
  const isGridOpen = useSignal(false);
  const isMeasuring = useSignal(false);
  const run = async (isAccepted: boolean): Promise<void> => {
    isMeasuring.value = true;
    try {
      onTest({ display: await measureDisplay(isAccepted), touch: touch.value, sound: sound.value });
    } finally {
      isMeasuring.value = false;
    }
  };
  return (
    <Panel title={t('staff.test')} lead={t('staff.test.lead')} small>
      <ol class={styles.steps}>
        <li class={styles.step}>
          <h3 class={styles.name}>{t('staff.test.touch')}</h3>
          <p class="quiet">{touch.value ? touchText(touch.value) : t('staff.test.touch.hint')}</p>
          <Button icon={Grid3x3} onClick={() => (isGridOpen.value = true)}>
            {t(touch.value ? 'staff.test.touch.again' : 'staff.test.touch.do')}
          </Button>
        </li>
        <SoundStep icon={Volume2} heard={sound.value} onAnswer={(answer) => (sound.value = answer)} />
        <li class={styles.step}>
          <h3 class={styles.name}>{t('staff.test.run')}</h3>
          <p class="quiet" role="status">
            {testing ? t('staff.test.running', { done: testing.job?.done ?? 0, of: testing.job?.of ?? 9 }) : ''}
          </p>
          <Button
            look="primary"
            icon={ListChecks}
            disabled={isMeasuring.value || testing !== null}
            onClick={() => void run(false)}
          >
            {t('staff.test')}
          </Button>
        </li>
      </ol>
      {last ? <TestResult test={last} onAccept={() => void run(true)} /> : <p>{t('staff.test.never')}</p>}
      {isGridOpen.value && (
        <TouchGrid
          onFound={(found) => {
            touch.value = found;
            isGridOpen.value = false;
          }}
        />
      )}
    </Panel>
  );
}

function touchText({ cells, dead, stuck }: NonNullable<SeenAtGlass['touch']>): string {
  const answered = cells - dead.length - stuck.length;
  return answered === cells
    ? t('staff.test.touch.whole', { count: cells })
    : t('staff.test.touch.lacks', { count: answered, of: cells });
}

interface SoundStepProps {
  icon: IconNode;
  heard: SeenAtGlass['sound'];
  onAnswer(answer: SeenAtGlass['sound']): void;
}

/** Plays a tone on request and asks whether it was heard, which the machine cannot know. */
function SoundStep({ icon, heard, onAnswer }: SoundStepProps) {
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
      <Actions>
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
      </Actions>
    </li>
  );
}

const testTone = { hertz: 440, seconds: 0.8, loudness: 0.25 };

/** Plays a short tone. @returns whether it was played to its end; a machine without a loudspeaker says no */
async function playTone(): Promise<boolean> {
  try {
    const context = new AudioContext();
    await context.resume();
    const tone = startTone(context, testTone, 0.05);
    const isPlayed = await new Promise<boolean>((resolve) => {
      tone.onended = () => resolve(true);
      // Without an audio device the clock does not advance.
      setTimeout(() => resolve(false), 5 * testTone.seconds * 1000);
    });
    await context.close();
    return isPlayed;
  } catch {
    return false;
  }
}
