import { Download, Undo2, Usb } from 'lucide';
import type { ReleaseSummary } from '../../../db/model/api/publish.ts';
import { reasonText } from '../api/release-error-text.ts';
import { dayText } from '../app/date-text.ts';
import { t } from '../app/i18n.ts';
import { sizeText } from '../carry/size-text.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Actions } from '../ui/layout.tsx';
import rows from '../ui/Rows.module.css';
import styles from './Releases.module.css';

interface ReleaseRowProps {
  release: ReleaseSummary;
  /** Of the current release: where it is shown. */
  currentText: string;
  isBusy: boolean;
  /** Null: the account may not. */
  onGoBack: (() => void) | null;
  onToStick(): void;
}

/** One installed release, with buttons to go back to it and to export it. */
export function ReleaseRow({ release, currentText, isBusy, onGoBack, onToStick }: ReleaseRowProps) {
  const { sequence, date, by, bytes, isCurrent, isPrevious, isBuiltin, refusal } = release;
  const facts = [
    date && dayText(new Date(`${date}T12:00`)),
    by && !isBuiltin && t('releases.by', { name: by }),
    bytes > 0 && sizeText(bytes),
  ];
  return (
    <li class={`${rows.row} ${styles.release}`} data-release={sequence} data-current={isCurrent}>
      <div class={rows.about}>
        <h2 class={rows.title}>{t('releases.number', { number: sequence })}</h2>
        <p class={styles.marks}>
          {isCurrent && <strong class={styles.current}>{currentText}</strong>}
          {isPrevious && <span>{t('releases.previous')}</span>}
          {isBuiltin && <span>{t('releases.builtin')}</span>}
        </p>
        <p class={styles.facts}>{facts.filter(Boolean).join(' · ')}</p>
        {refusal && <p class={styles.refusal}>{reasonText(refusal, '') ?? t('releases.refused')}</p>}
      </div>
      {!refusal && (
        <Actions>
          {!isCurrent && onGoBack && (
            <Button icon={Undo2} disabled={isBusy} onClick={onGoBack}>
              {t('releases.goBack')}
            </Button>
          )}
          <Button icon={Usb} disabled={isBusy} onClick={onToStick}>
            {t('releases.toStick')}
          </Button>
          <ButtonLink href={`api/workshop/releases/${sequence}/package`} icon={Download} download>
            {t('releases.download')}
          </ButtonLink>
        </Actions>
      )}
    </li>
  );
}
