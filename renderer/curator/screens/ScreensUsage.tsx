import { useSignal } from '@preact/signals';
import type { AllScreens } from '../../../db/model/api/staff.ts';
import { type MergedCount, type MergedSpan, mergedSpans } from '../../../db/model/api/usage.ts';
import { formatAmount } from '../../shared/format/amount.ts';
import { dayText, monthText } from '../app/date-text.ts';
import { type Key, language, t, translateIn, visitorText } from '../app/i18n.ts';
import { Actions, Panel, Stack } from '../ui/layout.tsx';
import { Segments } from '../ui/Segments.tsx';
import { Bars, Columns } from '../usage/UsagePlots.tsx';
import styles from './AllScreens.module.css';

const at = (day: string): Date => new Date(`${day}T12:00`);

/** How visitors used all screens: sums of counts that each kiosk rounded and from which it left out small ones. */
export function ScreensUsage({ usage, screens }: Pick<AllScreens, 'usage' | 'screens'>) {
  const span = useSignal<MergedSpan>('month');
  const { from, to, kiosks, languages, opened } = usage[span.value];
  const namesOf = (isCounted: boolean): string =>
    screens
      .filter(({ kiosk }) => kiosks.includes(kiosk) === isCounted)
      .map(({ name }) => name)
      .sort((a, b) => a.localeCompare(b))
      .join(', ');
  return (
    <Panel
      title={t('screens.usage')}
      lead={t('usage.lead', { from: dayText(at(from)), to: dayText(at(to)) })}
      size="full"
    >
      <Actions>
        <Segments
          label={t('usage.span')}
          options={mergedSpans}
          value={span.value}
          text={(option) => t(`screens.usage.${option}`)}
          onChoose={(next) => (span.value = next)}
        />
      </Actions>
      {kiosks.length > 0 && (
        <p>{t('screens.usage.counted', { number: kiosks.length, all: screens.length, names: namesOf(true) })}</p>
      )}
      {kiosks.length > 0 && kiosks.length < screens.length && (
        <p>{t('screens.usage.silent', { names: namesOf(false) })}</p>
      )}
      {kiosks.length === 0 ? (
        <p class="quiet">{t('screens.usage.none')}</p>
      ) : (
        <>
          <p class="quiet">{t('screens.usage.few')}</p>
          <div class={styles.plots}>
            <Stack>
              <Columns
                title={t('screens.usage.byMonth')}
                columns={usage.months.map((month) => ({
                  ...plotted(month),
                  name: monthText(at(month.name)),
                  ...(month.kiosks === 0 && { text: t('screens.usage.gap') }),
                }))}
              />
              <Bars
                title={t('usage.languages')}
                rows={languages.map((row) => ({ ...plotted(row), name: translateIn(row.name)('language.name') }))}
              />
            </Stack>
            <Bars
              title={t('usage.opened')}
              rows={opened.map((row) => ({ ...plotted(row), name: t(`usage.screen.${row.name}` as Key) }))}
            />
          </div>
        </>
      )}
    </Panel>
  );
}

/** "at least 40", "up to 8" where every kiosk withheld its count, 0 where nothing was counted. */
function plotted({ atLeast, atMost, withheld }: MergedCount) {
  const limits =
    atMost === 0 ? { min: 0, max: 0 } : atLeast > 0 ? { min: atLeast, max: null } : { min: null, max: atMost };
  return {
    times: atMost > 0 && atLeast === 0 ? null : atLeast,
    text: formatAmount(limits, 'exact', language.value, visitorText),
    note: withheld > 0 ? t('screens.usage.withheld', { count: withheld }) : null,
  };
}
