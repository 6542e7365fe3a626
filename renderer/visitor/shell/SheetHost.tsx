import { ArrowRight, X } from 'lucide';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../shared/i18n/i18n.ts';
import { Icon } from '../../shared/ui/Icon.tsx';
import { CitationsSheet } from '../evidence/CitationsSheet.tsx';
import { ClaimSheet } from '../evidence/ClaimSheet.tsx';
import { closeSheet, sheet } from '../evidence/sheet.ts';
import { TermSheet } from '../glossary/TermSheet.tsx';
import type { View } from '../navigation/load-view.ts';
import { hrefOf } from '../navigation/route.ts';
import styles from './SheetHost.module.css';

/** The leaf that lies over the screen; a touch beside it puts it away. */
export function SheetHost({ view }: { view: View }) {
  const open = sheet.value;
  const leaf = useRef<HTMLDivElement>(null);
  // Before it is seen: a key that comes at once must find the focus in it, and its opener remembered.
  useLayoutEffect(() => {
    if (!open) return;
    const before = document.activeElement;
    leaf.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [open]);
  if (!open) return null;
  return (
    <div class={styles.layer}>
      <button type="button" class={styles.beside} tabIndex={-1} aria-label={t('sheet.close')} onClick={closeSheet} />
      <div ref={leaf} class={styles.leaf} role="dialog" aria-modal="true" aria-label={t('sheet.label')} tabIndex={-1}>
        <div class={styles.content}>
          {open.kind === 'claim' && <ClaimSheet claimId={open.claimId} view={view} />}
          {open.kind === 'citations' && <CitationsSheet title={t(open.title)} citations={open.citations} />}
          {open.kind === 'term' && <TermSheet termId={open.termId} />}
        </div>
        <div class={styles.foot}>
          <button type="button" class={styles.close} onClick={closeSheet}>
            <Icon node={X} />
            {t('sheet.close')}
          </button>
          {!tellsHowWeKnow(view) && (
            <a class={styles.how} href={howWeKnow}>
              {t('sheet.howWeKnow')}
              <Icon node={ArrowRight} />
            </a>
          )}
        </div>
      </div>
    </div>
  );
}

/** The text on where all of this is known from; one touch from every sheet, but from its own. */
const howWeKnow = '#/remembrance/how-we-know';

function tellsHowWeKnow(view: View): boolean {
  return view.screen === 'text' && hrefOf({ screen: 'text', id: view.text.id }) === howWeKnow;
}
