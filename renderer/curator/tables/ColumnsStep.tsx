import { useMemo } from 'preact/hooks';
import type { TablePreview } from '../../../db/model/record/workshop.ts';
import { Button } from '../shell/Button.tsx';
import { Notice } from '../shell/Notice.tsx';
import { t } from '../state/words.ts';
import { ColumnMapping } from './ColumnMapping.tsx';
import { columnName } from './columnWords.ts';
import type { Wizard } from './ImportWizard.tsx';
import { mappingFaults } from './mappingFaults.ts';
import { ReadAs } from './ReadAs.tsx';
import { RowsPreview } from './RowsPreview.tsx';
import step from './Step.module.css';

/** How the file was read, and what each of its columns means. */
export function ColumnsStep({ wizard: { state, ...acts } }: { wizard: Wizard }) {
  const { preview, fileName, isReading } = state;
  if (!preview) return null;
  return (
    <div class={step.step}>
      <h3 class={step.title} tabIndex={-1}>
        {t('tables.read', { name: fileName })}
      </h3>
      <ReadAs preview={preview} onRead={(reading) => void acts.read(reading)} />
      <Notes preview={preview} />
      <ColumnMapping preview={preview} onMap={(mapping) => void acts.read({ mapping })} />
      <RowsPreview preview={preview} />
      <Faults preview={preview} />
      <div class={step.acts}>
        <Button onClick={acts.startAnew}>{t('tables.otherFile')}</Button>
        <Button look="primary" disabled={isReading || isFaulty(preview)} onClick={() => void acts.check()}>
          {t('tables.check')}
        </Button>
      </div>
    </div>
  );
}

const isFaulty = (preview: TablePreview): boolean => {
  const { missing, twice } = mappingFaults(preview);
  return missing.length + twice.length > 0;
};

/** What the reader did on its own. */
function Notes({ preview }: { preview: TablePreview }) {
  const notes = preview.notes.filter(({ count }) => count > 0);
  if (notes.length === 0) return null;
  return (
    <ul class={step.notes}>
      {notes.map(({ code, count }) => (
        <li key={code}>
          <Notice>{t(`tables.note.${code}`, { count })}</Notice>
        </li>
      ))}
    </ul>
  );
}

function Faults({ preview }: { preview: TablePreview }) {
  const { missing, twice } = useMemo(() => mappingFaults(preview), [preview]);
  const named = (names: string[]): string =>
    names
      .map((name) => columnName(preview.columns.find((each) => each.name === name) ?? { name, required: true }))
      .join(', ');
  return (
    <div class={step.notes}>
      {missing.length > 0 && <Notice>{t('tables.missing', { names: named(missing) })}</Notice>}
      {twice.length > 0 && <Notice>{t('tables.twice', { names: named(twice) })}</Notice>}
    </div>
  );
}
