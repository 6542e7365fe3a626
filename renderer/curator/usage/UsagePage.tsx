import { useSignal } from '@preact/signals';
import { Download } from 'lucide';
import { useEffect } from 'preact/hooks';
import type { UsageSummary } from '../../../db/model/record/usage.ts';
import { Segments } from '../fields/Segments.tsx';
import { ButtonLink } from '../shell/ButtonLink.tsx';
import { Notice } from '../shell/Notice.tsx';
import { Page } from '../shell/Page.tsx';
import { SaveToDrive } from '../staff/SaveToDrive.tsx';
import { isKiosk } from '../state/kiosk.ts';
import { refusalWords } from '../state/refusalWords.ts';
import { useWorkshop } from '../state/services.ts';
import { t } from '../state/words.ts';
import { UsageScreen } from './UsageScreen.tsx';

const spans = ['7', '28', '365'] as const;
type Span = (typeof spans)[number];

/** The counts of a span of days, and the way to take them along as a table. */
export function UsagePage() {
  const { api } = useWorkshop();
  const span = useSignal<Span>('28');
  const summary = useSignal<UsageSummary | null>(null);
  const trouble = useSignal<string | null>(null);
  const days = span.value;
  useEffect(() => {
    const leaving = new AbortController();
    const show = (told: UsageSummary): void => {
      if (leaving.signal.aborted) return;
      summary.value = told;
      trouble.value = null;
    };
    api.ask<UsageSummary>('GET', `usage?days=${days}`).then(show, (error) => (trouble.value = refusalWords(error)));
    return () => leaving.abort();
  }, [api, days, summary, trouble]);

  if (summary.value === null) {
    return <Page title={t('usage.title')}>{trouble.value && <Notice tone="live">{trouble.value}</Notice>}</Page>;
  }
  return (
    <UsageScreen
      summary={summary.value}
      acts={
        <>
          <Segments
            label={t('usage.span')}
            options={spans}
            value={days}
            word={(option) => t('usage.days', { count: Number(option) })}
            onChoose={(next) => (span.value = next)}
          />
          <SaveToDrive path="usage/export" body={() => ({ days: Number(days) })} />
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
