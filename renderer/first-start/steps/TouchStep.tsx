import { useSignal } from '@preact/signals';
import type { CrossTap, FirstStartState, TouchFit } from '../../../db/model/api/first-start.ts';
import { type Turn, turns } from '../../../db/model/api/staff.ts';
import { t } from '../../curator/app/i18n.ts';
import { Button } from '../../curator/ui/Button.tsx';
import { Actions } from '../../curator/ui/layout.tsx';
import { Notice } from '../../curator/ui/Notice.tsx';
import { useAction } from '../../curator/ui/use-action.ts';
import { Choices } from './Choices.tsx';
import { Crosses } from './Crosses.tsx';
import { HeadOf } from './StepHead.tsx';
import type { StepProps } from './step-props.ts';

type Found = TouchFit | 'byMouse';

/** Turns the picture, and finds out whether touches are where the picture is. */
export function TouchStep({ api, state }: StepProps) {
  const turn = useSignal<Turn>(state.turn.now ?? 'normal');
  const isTapping = useSignal(false);
  const found = useSignal<Found | null>(null);
  const { failure, run } = useAction(() => t('firstStart.touch.turnFailed'));
  const turnTo = (next: Turn): Promise<boolean> =>
    run(async () => {
      const { isTurned } = await api.turn(next);
      if (!isTurned) throw new Error('not turned');
      turn.value = next;
    });
  const check = async (taps: CrossTap[], byMouse: boolean): Promise<void> => {
    isTapping.value = false;
    found.value = byMouse ? 'byMouse' : (await api.fitTouch(taps)).fit;
  };
  return (
    <>
      <HeadOf step="touch" />
      {failure && <Notice tone="live">{failure}</Notice>}
      {state.turn.isReady ? (
        <Choices
          label={t('staff.turn')}
          choices={turns.map((value) => ({ value, name: t(`staff.turn.${value}`) }))}
          chosen={turn.value}
          onChoose={(next) => void turnTo(next)}
        />
      ) : (
        <p class="quiet">{t('firstStart.touch.noTurn')}</p>
      )}
      <Actions>
        <Button onClick={() => (isTapping.value = true)}>
          {t(found.value === null ? 'firstStart.touch.start' : 'firstStart.touch.again')}
        </Button>
      </Actions>
      {found.value && (
        <Notice tone={found.value === 'right' ? 'calm' : 'live'}>{foundText(found.value, state.platform)}</Notice>
      )}
      {isTapping.value && (
        <Crosses onTapped={(taps, byMouse) => void check(taps, byMouse)} onStop={() => (isTapping.value = false)} />
      )}
    </>
  );
}

function foundText(found: Found, platform: FirstStartState['platform']): string {
  if (found !== 'not-possible') return t(`firstStart.touch.fit.${found}`);
  return t(`firstStart.touch.how.${platform === 'darwin' ? 'other' : platform}`);
}
