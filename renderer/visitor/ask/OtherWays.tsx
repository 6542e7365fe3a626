import { t } from '../../shared/i18n/i18n.ts';
import { useServices } from '../navigation/services.ts';
import { sheet, type TakeHome } from '../navigation/sheet.ts';
import styles from './AskScreen.module.css';

/** On paper, where sheets lie in the stand, and from home, where the museum has an address: by a code that needs no network. */
export function OtherWays() {
  const { kiosk } = useServices();
  const isFromHome = kiosk.takeHomeAddress !== undefined;
  if (!kiosk.askOnPaper && !isFromHome) return null;
  return (
    <div class={styles.ways}>
      {kiosk.askOnPaper && (
        <p class={styles.way}>
          {t('ask.paper')}
          <span class={styles.where}>{t('ask.paperWhere')}</span>
        </p>
      )}
      {isFromHome && (
        <button
          type="button"
          class={styles.way}
          aria-haspopup="dialog"
          onClick={() => {
            sheet.value = { kind: 'take-home', takeHome: whatToWrite() };
          }}
        >
          {t('ask.later')}
          <span class={styles.where}>{t('ask.laterHow')}</span>
        </button>
      )}
    </div>
  );
}

const fields = ['name', 'born', 'camp', 'relation', 'words', 'contact'] as const;

/** What the museum asks of a letter; its address follows. Nothing that was typed is in it. */
const whatToWrite = (): TakeHome => ({
  head: [t('ask.title'), t('ask.fromHome'), ...fields.map((name) => `– ${t(`ask.field.${name}`)}`)],
  body: '',
  sources: [],
});
