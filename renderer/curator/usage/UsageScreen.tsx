import type { ComponentChildren } from 'preact';
import type { UsageSummary } from '../../../db/model/record/usage.ts';
import { dayWords } from '../history/when.ts';
import { Page } from '../shell/Page.tsx';
import { type Key, t, wordsIn } from '../state/words.ts';
import { Bars } from './Bars.tsx';
import { Columns } from './Columns.tsx';
import { DwellTable } from './DwellTable.tsx';
import styles from './Usage.module.css';

interface UsageScreenProps {
  summary: UsageSummary;
  /** Buttons beside the title. */
  acts?: ComponentChildren;
}

const day = (iso: string): string => dayWords(new Date(`${iso}T12:00`));

/** How the kiosk was used, for curators: sums only, and none that is smaller than five. */
export function UsageScreen({ summary, acts }: UsageScreenProps) {
  const { byDay, byHour, screens, languages, access, idleResets, dwell, enabled } = summary;
  const screenName = (name: string) => t(`usage.screen.${name}` as Key);
  const opened = screens.map(({ name, opened: times }) => ({ name: screenName(name), times }));
  const left = screens.map(({ name, abandoned }) => ({ name: screenName(name), times: abandoned }));
  return (
    <Page title={t('usage.title')} lead={t('usage.lead', { from: day(summary.from), to: day(summary.to) })} acts={acts}>
      {!enabled && <p class={styles.note}>{t('usage.off')}</p>}
      <p class={styles.note}>{t(byDay.length === 0 ? 'usage.empty' : 'usage.few')}</p>
      {byDay.length > 0 && (
        <div class={styles.plots}>
          <Columns title={t('usage.byDay')} columns={byDay.map(({ day, visits }) => ({ name: day, times: visits }))} />
          <Columns
            title={t('usage.byHour')}
            columns={byHour.map(({ hour, visits }) => ({ name: String(hour).padStart(2, '0'), times: visits }))}
          />
          <Bars title={t('usage.opened')} rows={opened} />
          <Bars title={t('usage.abandoned')} rows={left} />
          <Bars
            title={t('usage.languages')}
            rows={languages.map(({ name, visits }) => ({ name: wordsIn(name)('language.name'), times: visits }))}
          />
          <Bars
            title={t('usage.access')}
            rows={[
              ...access.map(({ name, times }) => ({ name: t(`usage.access.${name}` as Key), times })),
              { name: t('usage.idleResets'), times: idleResets },
            ]}
          />
          <DwellTable dwell={dwell.map(({ name, buckets }) => ({ name: screenName(name), buckets }))} />
        </div>
      )}
    </Page>
  );
}
