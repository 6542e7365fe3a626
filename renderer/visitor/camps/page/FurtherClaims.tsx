import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Camp } from '../../../../db/model/api/camp.ts';
import { formatNumber } from '../../../shared/format/amount.ts';
import { language, t } from '../../../shared/i18n/i18n.ts';
import { useLoaded } from '../../../shared/ui/use-loaded.ts';
import { ClaimList } from '../../evidence/ClaimLine.tsx';
import { useServices } from '../../navigation/services.ts';
import styles from './FurtherClaims.module.css';

/** The claims beyond those that come with the camp, one page at a time. A page stays until the next one is loaded. */
export function FurtherClaims({ camp }: { camp: Camp }) {
  const { api } = useServices();
  const from = useSignal(0);
  const load = () => api.furtherClaims(language.value, camp.id, from.value);
  const page = useLoaded(load, [api, camp.id, from.value, language.value]);
  const position = useScrollOnChange(page?.from ?? null);
  if (!page || page.claims.length === 0) return null;
  const before = page.from;
  const after = page.from + page.claims.length;
  const format = (value: number) => formatNumber(value, language.value);
  return (
    <>
      <p ref={position} class={styles.position} aria-live="polite">
        {t('camp.furtherPage', { from: format(before + 1), to: format(after), total: format(page.total) })}
      </p>
      <ClaimList claims={page.claims} />
      <div class={styles.pager}>
        <button
          type="button"
          class={styles.button}
          disabled={before === 0}
          onClick={() => {
            from.value = Math.max(0, before - page.claims.length);
          }}
        >
          {t('camp.furtherBack')}
        </button>
        <button
          type="button"
          class={styles.button}
          disabled={after >= page.total}
          onClick={() => {
            from.value = after;
          }}
        >
          {t('camp.furtherOn')}
        </button>
      </div>
    </>
  );
}

/** Scrolls the element into view when another page is shown, but not for the first. */
function useScrollOnChange(from: number | null) {
  const element = useRef<HTMLParagraphElement>(null);
  const shown = useRef<number | null>(null);
  useEffect(() => {
    if (from === null) return;
    if (shown.current !== null && shown.current !== from) element.current?.scrollIntoView({ block: 'start' });
    shown.current = from;
  }, [from]);
  return element;
}
