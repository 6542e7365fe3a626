import { useSignal } from '@preact/signals';
import { useId, useMemo } from 'preact/hooks';
import type { RevisionSummary } from '../../../db/model/record/workshop.ts';
import { Button } from '../shell/Button.tsx';
import input from '../shell/Input.module.css';
import { t } from '../state/words.ts';
import { fieldName } from './changed-field.ts';
import styles from './HistoryView.module.css';
import type { Naming } from './naming.ts';
import { type RevisionActs, RevisionCard } from './RevisionCard.tsx';

interface HistoryViewProps extends RevisionActs {
  names: Naming;
  /** Newest first. */
  revisions: RevisionSummary[];
}

/** How many are drawn at once; more come with a button, so that 500 revisions open as fast as five. */
const pageLength = 50;

/** The revisions of one record, all of them or those of one field. */
export function HistoryView({ names, revisions, ...acts }: HistoryViewProps) {
  const field = useSignal<string | null>(null);
  const room = useSignal(pageLength);
  const fields = useMemo(() => fieldsOf(revisions), [revisions]);
  const choose = (name: string | null): void => {
    field.value = name;
    room.value = pageLength;
  };
  const more = (): void => {
    room.value += pageLength;
  };
  const chosen = field.value;
  const shown = chosen === null ? revisions : revisions.filter((each) => touches(each, chosen));
  return (
    <>
      <div class={styles.head}>
        <FieldFilter names={names} fields={fields} chosen={chosen} onChoose={choose} />
        <p class="quiet" role="status">
          {t('history.count', { count: shown.length })}
        </p>
      </div>
      {revisions.length <= 1 && <p class="quiet">{t('history.empty')}</p>}
      <ol class={styles.list}>
        {shown.slice(0, room.value).map((revision) => (
          <RevisionCard
            key={revision.number}
            names={names}
            revision={revision}
            isNewest={revision === revisions[0]}
            field={chosen}
            acts={acts}
          />
        ))}
      </ol>
      {shown.length > room.value && (
        <div>
          <Button onClick={more}>{t('history.more')}</Button>
        </div>
      )}
    </>
  );
}

interface FieldFilterProps {
  names: Naming;
  fields: string[];
  chosen: string | null;
  onChoose(field: string | null): void;
}

function FieldFilter({ names, fields, chosen, onChoose }: FieldFilterProps) {
  const id = useId();
  return (
    <div class={styles.filter}>
      <label class={input.label} for={id}>
        {t('history.filter')}
      </label>
      <select
        id={id}
        class={input.input}
        value={chosen ?? ''}
        onChange={({ currentTarget }) => onChoose(currentTarget.value || null)}
      >
        <option value="">{t('history.filter.all')}</option>
        {fields.map((name) => (
          <option key={name} value={name}>
            {names.label([name])}
          </option>
        ))}
      </select>
    </div>
  );
}

const touches = ({ changes }: RevisionSummary, field: string): boolean =>
  changes.some(({ path }) => fieldName(path) === field);

/** Fields that were changed after the record was first written, those changed last first. */
function fieldsOf(revisions: RevisionSummary[]): string[] {
  const names = revisions.filter(({ number }) => number > 1).flatMap(({ changes }) => changes);
  return [...new Set(names.map(({ path }) => fieldName(path)))].filter((name) => name !== '');
}
