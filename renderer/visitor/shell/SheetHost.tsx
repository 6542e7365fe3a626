import { ArrowRight, X } from 'lucide';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { t } from '../../shared/i18n/i18n.ts';
import { Icon } from '../../shared/ui/Icon.tsx';
import { PictureSheet } from '../documents/PictureSheet.tsx';
import { CitationsSheet } from '../evidence/CitationsSheet.tsx';
import { ClaimSheet } from '../evidence/ClaimSheet.tsx';
import { TermSheet } from '../glossary/GlossaryScreen.tsx';
import { hrefOf } from '../navigation/route.ts';
import { closeSheet, sheet } from '../navigation/sheet.ts';
import { TakeHomeSheet } from '../take-home/TakeHomeSheet.tsx';
import { claimsIn, contradictionsIn } from './claims-on-screen.ts';
import type { View } from './parts/view.ts';
import styles from './SheetHost.module.css';

/** The sheet over the screen; a touch beside it closes it. */
export function SheetHost({ view }: { view: View }) {
  const open = sheet.value;
  const dialog = useRef<HTMLDivElement>(null);
  const onScreen = useMemo(() => ({ claims: claimsIn(view), contradictions: contradictionsIn(view) }), [view]);
  // Before the paint: a key pressed at once must find the focus inside, and the opener must be remembered.
  useLayoutEffect(() => {
    if (!open) return;
    const before = document.activeElement;
    dialog.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [open]);
  if (!open) return null;
  return (
    <div class={styles.layer} data-wide={open.kind === 'picture'}>
      <button type="button" class={styles.beside} tabIndex={-1} aria-label={t('sheet.close')} onClick={closeSheet} />
      <div ref={dialog} class={styles.leaf} role="dialog" aria-modal="true" aria-label={t('sheet.label')} tabIndex={-1}>
        <div class={styles.content}>
          {open.kind === 'claim' && <ClaimSheet claimId={open.claimId} onScreen={onScreen} />}
          {open.kind === 'citations' && <CitationsSheet title={t(open.title)} citations={open.citations} />}
          {open.kind === 'term' && <TermSheet termId={open.termId} />}
          {open.kind === 'picture' && <PictureSheet medium={open.medium} />}
          {open.kind === 'take-home' && <TakeHomeSheet of={open.takeHome} />}
        </div>
        <div class={styles.foot}>
          <button type="button" class={styles.close} onClick={closeSheet}>
            <Icon node={X} />
            {t('sheet.close')}
          </button>
          {open.kind !== 'take-home' && open.kind !== 'picture' && !isHowWeKnow(view) && (
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

/** The text on the sources of the release; every sheet links to it, except over that text itself. */
const howWeKnow = '#/remembrance/how-we-know';

function isHowWeKnow(view: View): boolean {
  return view.screen === 'text' && hrefOf({ screen: 'text', id: view.text.id }) === howWeKnow;
}
