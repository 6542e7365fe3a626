import { useSignal } from '@preact/signals';
import { Download } from 'lucide';
import type { ComponentChildren } from 'preact';
import { type UsageSummary, usageSpans } from '../../../db/model/api/usage.ts';
import { useLoad } from '../../shared/ui/use-loaded.ts';
import { refusalText } from '../api/refusal.ts';
import { useWorkshop } from '../app/context.ts';
import { dayText } from '../app/date-text.ts';
import { type Key, t, translateIn } from '../app/i18n.ts';
import { isKiosk } from '../app/kiosk.ts';
import { SaveToDrive } from '../staff/SaveToDrive.tsx';
import { ButtonLink } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { Segments } from '../ui/Segments.tsx';
import styles from './Usage.module.css';
import { Bars, Columns, DwellTable } from './UsagePlots.tsx';

interface SummaryProps {
  summary: UsageSummary;
  /** Buttons beside the title. */
  actions?: ComponentChildren;
}

const day = (iso: string): string => dayText(new Date(`${iso}T12:00`));

/** Plots of the counts. The service sends sums only and leaves out those below five. */
function Summary({ summary, actions }: SummaryProps) {
  const { byDay, byHour, screens, languages, access, idleResets, dwell, enabled } = summary;
  const screenName = (name: string) => t(`usage.screen.${name}` as Key);
  const opened = screens.map(({ name, opened: times }) => ({ name: screenName(name), times }));
  const left = screens.map(({ name, abandoned }) => ({ name: screenName(name), times: abandoned }));
  return (
    <Page
      title={t('usage.title')}
      lead={t('usage.lead', { from: day(summary.from), to: day(summary.to) })}
      actions={actions}
    >
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
            rows={languages.map(({ name, visits }) => ({ name: translateIn(name)('language.name'), times: visits }))}
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

const spans = usageSpans.map((days) => `${days}` as const);
type Span = (typeof spans)[number];

/** How visitors used the kiosk within a number of days, as plots and as a table to download. */
export function UsageScreen() {
  const { api } = useWorkshop();
  const span = useSignal<Span>('28');
  const days = span.value;
  const { value: summary, error } = useLoad(() => api.usage(days), [api, days]);
  if (summary === null) {
    return <Page title={t('usage.title')}>{error !== null && <Notice tone="live">{refusalText(error)}</Notice>}</Page>;
  }
  return (
    <Summary
      summary={summary}
      actions={
        <>
          <Segments
            label={t('usage.span')}
            options={spans}
            value={days}
            text={(option) => t('usage.days', { count: Number(option) })}
            onChoose={(next) => (span.value = next)}
          />
          <SaveToDrive onSave={(drive) => api.usageToDrive(drive, usageSpans[spans.indexOf(days)] ?? 28)} />
          {!isKiosk() && (
            <ButtonLink href={`api/workshop/usage.csv?days=${days}`} icon={Download} download>
              {t('usage.export')}
            </ButtonLink>
          )}
        </>
      }
    />
  );
}
