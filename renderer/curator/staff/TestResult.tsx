import { CircleCheck, CircleX, Download } from 'lucide';
import { useMemo } from 'preact/hooks';
import type { Check, CheckNote, SelfTest } from '../../../db/model/api/staff.ts';
import { formatNumber } from '../../shared/format/amount.ts';
import { Icon } from '../../shared/ui/Icon.tsx';
import { useWorkshop } from '../app/context.ts';
import { instantText } from '../app/date-text.ts';
import { language, t } from '../app/i18n.ts';
import { isKiosk } from '../app/kiosk.ts';
import { Button } from '../ui/Button.tsx';
import { Actions } from '../ui/layout.tsx';
import { saveAs } from '../ui/save-as.ts';
import { SaveToDrive } from './SaveToDrive.tsx';
import styles from './Staff.module.css';

interface TestResultProps {
  test: SelfTest;
  /** Accepts the changed display size. */
  onAccept(): void;
}

/** The verdict, and each check with its notes. */
export function TestResult({ test, onAccept }: TestResultProps) {
  const { api } = useWorkshop();
  const isChanged = test.checks.some(({ notes }) => notes.some(({ code }) => code === 'display-changed'));
  const text = useMemo(() => testText(test), [test, t('staff.test')]);
  return (
    <div class={styles.result}>
      <p class={styles.verdict} data-good={test.isGood} role="status">
        <Icon node={test.isGood ? CircleCheck : CircleX} />
        {verdictText(test)}
      </p>
      <p class="quiet">{t('staff.test.last', { when: instantText(test.at) })}</p>
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
                <li key={note.code + noteText(note)} data-fault={note.isFault}>
                  {noteText(note)}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <Actions>
        {isChanged && <Button onClick={onAccept}>{t('staff.test.accept')}</Button>}
        <SaveToDrive onSave={(drive) => api.reportToDrive(drive, text)} />
        {!isKiosk() && (
          <Button
            icon={Download}
            onClick={() => saveAs('esimde-self-test.txt', new Blob([text], { type: 'text/plain' }))}
          >
            {t('staff.download')}
          </Button>
        )}
      </Actions>
    </div>
  );
}

/** Amounts as this language writes them; sizes in pixels are names more than amounts. */
const amounts = ['count', 'days', 'gigabytes'];

function noteText({ code, values }: CheckNote): string {
  const told = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'number' && amounts.includes(name) ? formatNumber(value, language.value) : value,
  ]);
  return t(`staff.note.${code}`, Object.fromEntries(told)).trim();
}

const isGood = ({ notes }: Check): boolean => !notes.some(({ isFault }) => isFault);

const faultCount = ({ checks }: SelfTest): number =>
  checks.flatMap(({ notes }) => notes).filter(({ isFault }) => isFault).length;

/** One line: green or red. */
const verdictText = (test: SelfTest): string =>
  test.isGood ? t('staff.test.good') : t('staff.test.bad', { count: faultCount(test) });

/** The whole test as text, for a stick or for paper. */
function testText(test: SelfTest): string {
  const lines = test.checks.flatMap((check) => [
    `${t(`staff.check.${check.name}`)}: ${t(isGood(check) ? 'staff.test.ok' : 'staff.test.fault')}`,
    ...check.notes.map((note) => `  ${note.isFault ? '! ' : '  '}${noteText(note)}`),
  ]);
  return [t('staff.test.reportTitle', { when: instantText(test.at) }), verdictText(test), '', ...lines, ''].join('\n');
}
