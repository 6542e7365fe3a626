import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../shared/i18n/i18n.ts';
import { QrCode } from '../take-home/QrCode.tsx';
import { receipt } from './draft.ts';
import styles from './Receipt.module.css';

/** The number by which the museum finds the letter, to be taken home. */
export function Receipt({ number }: { number: string }) {
  const text = `Esimde\n${t('ask.number', { number })}\n${t('ask.keepNumber')}`;
  const own = useRef<HTMLDivElement>(null);
  // The letter may have been scrolled.
  useLayoutEffect(() => own.current?.scrollIntoView({ block: 'start' }), []);
  return (
    <div ref={own} class={styles.receipt} role="status">
      <h1 class={styles.title}>{t('ask.received')}</h1>
      <p class={styles.number}>{number}</p>
      <p class={styles.keep}>{t('ask.keepNumber')}</p>
      <div class={styles.code}>
        <QrCode text={text} label={t('ask.code')} />
      </div>
      <button type="button" class={styles.another} onClick={() => (receipt.value = null)}>
        {t('ask.another')}
      </button>
    </div>
  );
}
