import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { type Control, type MachineState, type Turn, turns } from '../../../db/model/api/staff.ts';
import { t } from '../app/i18n.ts';
import { Panel } from '../ui/layout.tsx';
import { Segments } from '../ui/Segments.tsx';
import styles from './Staff.module.css';

interface MachineControlsProps {
  machine: MachineState;
  onTurn(turn: Turn): void;
  onLevel(what: 'volume' | 'brightness', percent: number): void;
}

/** Rotation, volume and brightness; a control that the machine lacks says so. */
export function MachineControls({ machine: { turn, volume, brightness }, onTurn, onLevel }: MachineControlsProps) {
  return (
    <Panel title={t('staff.set')} small>
      <div class={styles.control}>
        <h3 class={styles.name}>{t('staff.turn')}</h3>
        {turn.isReady ? (
          <>
            <Segments
              label={t('staff.turn')}
              options={turns}
              value={turn.now ?? 'normal'}
              text={(option) => t(`staff.turn.${option}`)}
              onChoose={onTurn}
            />
            <p class="quiet">{t('staff.turn.hint')}</p>
          </>
        ) : (
          <p class="quiet">{t('staff.notSetUp', { name: 'turn' })}</p>
        )}
      </div>
      <Level what="volume" control={volume} onSet={(percent) => onLevel('volume', percent)} />
      <Level what="brightness" control={brightness} onSet={(percent) => onLevel('brightness', percent)} />
    </Panel>
  );
}

interface LevelProps {
  what: 'volume' | 'brightness';
  control: Control<number>;
  onSet(percent: number): void;
}

const step = 5;

/** Set when the slider is released: each change runs a program. */
function Level({ what, control: { isReady, now }, onSet }: LevelProps) {
  const id = useId();
  const shown = useSignal<number | null>(null);
  const value = shown.value ?? now;
  return (
    <div class={styles.control}>
      <h3 class={styles.name}>
        <label for={id}>{t(`staff.${what}`)}</label>
      </h3>
      {isReady ? (
        <div class={styles.level}>
          <input
            id={id}
            class={styles.slider}
            type="range"
            min={what === 'brightness' ? 2 * step : 0}
            max={100}
            step={step}
            value={value ?? 50}
            onInput={({ currentTarget }) => (shown.value = currentTarget.valueAsNumber)}
            onChange={({ currentTarget }) => onSet(currentTarget.valueAsNumber)}
          />
          <span>{value === null ? t('staff.unset') : t('staff.percent', { percent: value })}</span>
        </div>
      ) : (
        <p class="quiet">{t('staff.notSetUp', { name: what })}</p>
      )}
    </div>
  );
}
