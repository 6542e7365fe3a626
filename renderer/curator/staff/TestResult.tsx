import { CircleCheck, CircleX, Download } from 'lucide';
import { useMemo } from 'preact/hooks';
import type { SelfTest } from '../../../db/model/record/staff.ts';
import { Icon } from '../../components/Icon.tsx';
import { whenWords } from '../history/when.ts';
import { Button } from '../shell/Button.tsx';
import { isKiosk } from '../state/kiosk.ts';
import { t } from '../state/words.ts';
import { SaveToDrive } from './SaveToDrive.tsx';
import styles from './Staff.module.css';
import { isGood, noteWords, testText, verdictWords } from './testWords.ts';

interface TestResultProps {
  test: SelfTest;
  /** The size that differs from the last test is right from now on. */
  onAccept(): void;
}

/** One line that is green or red, and each item with its reason. */
export function TestResult({ test, onAccept }: TestResultProps) {
  const isChanged = test.checks.some(({ notes }) => notes.some(({ code }) => code === 'display-changed'));
  const text = useMemo(() => testText(test), [test, t('staff.test')]);
  return (
    <div class={styles.result}>
      <p class={styles.verdict} data-good={test.isGood} role="status">
        <Icon node={test.isGood ? CircleCheck : CircleX} />
        {verdictWords(test)}
      </p>
      <p class="quiet">{t('staff.test.last', { when: whenWords(test.at) })}</p>
      <ul>
        {test.checks.map((check) => (
          <li key={check.name} class={styles.check} data-check={check.name} data-good={isGood(check)}>
            <span>
              <Icon node={isGood(check) ? CircleCheck : CircleX} />
              <span class="unseen">{t(isGood(check) ? 'staff.test.ok' : 'staff.test.fault')}</span>
            </span>
            <h3 class={styles.name}>{t(`staff.check.${check.name}`)}</h3>
            <ul class={styles.notes}>
              {check.notes.map((note) => (
                <li key={note.code + noteWords(note)} data-fault={note.isFault}>
                  {noteWords(note)}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <div class={styles.acts}>
        {isChanged && <Button onClick={onAccept}>{t('staff.test.accept')}</Button>}
        <SaveToDrive path="staff/report" body={() => ({ text })} />
        {!isKiosk() && (
          <Button icon={Download} onClick={() => download(text)}>
            {t('staff.download')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** As a file of the browser; the kiosk's own glass takes none. */
function download(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: 'esimde-self-test.txt' });
  link.click();
  URL.revokeObjectURL(address);
}
