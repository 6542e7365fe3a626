import { Undo2 } from 'lucide';
import { Button } from '../shell/Button.tsx';
import { ButtonLink } from '../shell/ButtonLink.tsx';
import { Notice } from '../shell/Notice.tsx';
import { recordsHref } from '../state/route.ts';
import { t } from '../state/words.ts';
import type { Wizard } from './ImportWizard.tsx';
import { ResultCounts } from './ResultCounts.tsx';
import step from './Step.module.css';

const kindOf = { camps: 'camp', claims: 'claim', sources: 'source' } as const;

/** What was brought in, and the one touch that takes all of it back. */
export function ImportDone({ wizard: { state, ...acts } }: { wizard: Wizard }) {
  const { imported, isUndone, isReading, table } = state;
  if (!imported) return null;
  return (
    <div class={step.step}>
      <h3 class={step.title} tabIndex={-1}>
        {t('tables.done')}
      </h3>
      <ResultCounts result={imported} />
      {isUndone && <Notice>{t('tables.undone')}</Notice>}
      <div class={step.acts}>
        {imported.batch !== null && !isUndone && (
          <Button icon={Undo2} disabled={isReading} onClick={() => void acts.undo()}>
            {t('tables.undo')}
          </Button>
        )}
        <ButtonLink href={recordsHref(kindOf[table])}>{t('tables.see')}</ButtonLink>
        <Button look="primary" onClick={acts.startAnew}>
          {t('tables.another')}
        </Button>
      </div>
    </div>
  );
}
