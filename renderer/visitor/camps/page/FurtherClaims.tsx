import { useEffect, useRef, useState } from 'preact/hooks';
import type { Camp } from '../../../../db/model/api/camp.ts';
import type { ClaimPage } from '../../../../db/model/api/claim.ts';
import { formatNumber } from '../../../shared/format/amount.ts';
import { language, t } from '../../../shared/i18n/i18n.ts';
import { ClaimList } from '../../evidence/ClaimList.tsx';
import { useServices } from '../../navigation/services.ts';
import styles from './FurtherClaims.module.css';

/** The claims after those in the camp's own answer, a page at a time. */
export function FurtherClaims({ camp }: { camp: Camp }) {
  const [from, setFrom] = useState(0);
  const page = useFurther(camp.id, from);
  const where = useTurned(page);
  if (!page || page.claims.length === 0) return null;
  const before = page.from;
  const after = page.from + page.claims.length;
  const number = (value: number) => formatNumber(value, language.value);
  return (
    <>
      <p ref={where} class={styles.where} aria-live="polite">
        {t('camp.furtherPage', { from: number(before + 1), to: number(after), total: number(page.total) })}
      </p>
      <ClaimList claims={page.claims} />
      <div class={styles.pager}>
        <button
          type="button"
          class={styles.button}
          disabled={before === 0}
          onClick={() => setFrom(Math.max(0, before - page.claims.length))}
        >
          {t('camp.furtherBack')}
        </button>
        <button type="button" class={styles.button} disabled={after >= page.total} onClick={() => setFrom(after)}>
          {t('camp.furtherOn')}
        </button>
      </div>
    </>
  );
}

/** Whoever turned a page begins to read at its top. */
function useTurned(page: ClaimPage | null) {
  const where = useRef<HTMLParagraphElement>(null);
  const seen = useRef<number | null>(null);
  useEffect(() => {
    if (page === null) return;
    if (seen.current !== null && seen.current !== page.from) where.current?.scrollIntoView({ block: 'start' });
    seen.current = page.from;
  }, [page]);
  return where;
}

/** The page before stays until the next one is there. */
function useFurther(campId: string, from: number): ClaimPage | null {
  const { api } = useServices();
  const [page, setPage] = useState<ClaimPage | null>(null);
  const speaking = language.value;
  useEffect(() => {
    let current = true;
    const load = api.furtherClaims(speaking, campId, from).catch(() => null);
    void load.then((found) => current && found && setPage(found));
    return () => {
      current = false;
    };
  }, [api, campId, from, speaking]);
  return page;
}
