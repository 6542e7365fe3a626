import { t } from '../../shared/i18n/i18n.ts';
import { useServices } from '../navigation/services.ts';
import type { TakeHome } from '../navigation/sheet.ts';
import { QrCode } from './QrCode.tsx';
import styles from './TakeHome.module.css';
import { textToTake } from './take-home-text.ts';

/** A code that holds the text itself: it needs neither a network nor an address. The text is beside it, to be photographed. */
export function TakeHomeSheet({ of }: { of: TakeHome }) {
  const { kiosk } = useServices();
  const text = textToTake(of, kiosk.takeHomeAddress);
  return (
    <>
      <h2 class={styles.title}>{t('takeHome.title')}</h2>
      <p class={styles.how}>{t('takeHome.how')}</p>
      <QrCode text={text} label={t('takeHome.code')} />
      <p class={styles.text}>{text}</p>
    </>
  );
}
