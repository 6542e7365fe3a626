import { useSignal } from '@preact/signals';
import { type WeekHours, weekdays } from '../../../db/model/api/first-start.ts';
import { language, t } from '../../curator/app/i18n.ts';
import { Choices } from './Choices.tsx';
import { addTo, hoursOf, kindOf, type SimpleWeek, simpleWeekOf } from './opening.ts';
import { HeadOf } from './StepHead.tsx';
import { Stepper } from './Stepper.tsx';
import styles from './Steps.module.css';
import type { StepProps } from './step-props.ts';

const kinds = ['always', 'days', 'own'] as const;
type Kind = (typeof kinds)[number];

/** The same hours on all days that are open; anything finer is written in settings.json. */
export function HoursStep({ state, values, onAnswer }: StepProps) {
  const before = useSignal<WeekHours>(values.hours).value;
  const kind = useSignal<Kind>(kindOf(before));
  const week = useSignal<SimpleWeek>(simpleWeekOf(before));
  const choose = (next: Kind): void => {
    kind.value = next;
    onAnswer({ hours: next === 'own' ? before : next === 'always' ? {} : hoursOf(week.peek()) });
  };
  const change = (next: Partial<SimpleWeek>): void => {
    week.value = { ...week.peek(), ...next };
    onAnswer({ hours: hoursOf(week.value) });
  };
  const { from, to, open } = week.value;
  const offered = kinds.filter((each) => each !== 'own' || kindOf(before) === 'own');
  return (
    <>
      <HeadOf step="hours" />
      <div class={styles.columns}>
        <div class={styles.column}>
          <h2>{t('firstStart.hours.kind')}</h2>
          <Choices
            label={t('firstStart.hours.kind')}
            choices={offered.map((value) => ({ value, name: t(`firstStart.hours.kind.${value}`) }))}
            chosen={kind.value}
            onChoose={choose}
          />
          {kind.value === 'days' && (
            <>
              <fieldset class={styles.days} aria-label={t('firstStart.hours.days')}>
                {weekdays.map((day) => (
                  <button
                    key={day}
                    type="button"
                    class={styles.day}
                    aria-pressed={open.includes(day)}
                    onClick={() => change({ open: weekdays.filter((each) => open.includes(each) !== (each === day)) })}
                  >
                    {t(`firstStart.day.${day}`)}
                  </button>
                ))}
              </fieldset>
              <Stepper
                text={`${t('firstStart.hours.from')} ${from}`}
                less={t('firstStart.hours.earlier')}
                more={t('firstStart.hours.later')}
                onStep={(by) => change({ from: addTo(from, by, to) })}
              />
              <Stepper
                text={`${t('firstStart.hours.to')} ${to}`}
                less={t('firstStart.hours.earlier')}
                more={t('firstStart.hours.later')}
                onStep={(by) => change({ to: addTo(to, by, from) })}
              />
            </>
          )}
        </div>
        <div class={styles.column}>
          <h2>{t('firstStart.hours.zone')}</h2>
          <p>{t('firstStart.hours.now', { time: timeIn(values.zone) })}</p>
          <ul class={styles.zones}>
            {[...new Set([values.zone, ...state.zones])].map((zone) => (
              <li key={zone}>
                <button
                  type="button"
                  class={styles.zone}
                  aria-pressed={zone === values.zone}
                  onClick={() => onAnswer({ zone })}
                >
                  {zone.replaceAll('_', ' ')}
                </button>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </>
  );
}

/** The time of day, the same in every language. */
function timeIn(timeZone: string): string {
  // Read here, so that another language draws the time again.
  void language.value;
  return new Intl.DateTimeFormat('ru', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format();
}
