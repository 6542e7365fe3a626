import { useId } from 'preact/hooks';
import input from '../shell/Input.module.css';
import { t } from '../state/words.ts';
import styles from './AuditFilter.module.css';
import type { AuditChoice, AuditEntry } from './audit-entry.ts';
import { actionWords } from './auditWords.ts';

interface AuditFilterProps {
  entries: AuditEntry[];
  choice: AuditChoice;
  onChoose(choice: AuditChoice): void;
}

/** By person and by what was done; offered is what there is. */
export function AuditFilter({ entries, choice, onChoose }: AuditFilterProps) {
  const valuesOf = (of: 'name' | 'action') => [...new Set(entries.map((entry) => entry[of]))].sort();
  return (
    <div class={styles.filter}>
      <Choice
        label={t('audit.person')}
        all={t('audit.everybody')}
        value={choice.name}
        options={valuesOf('name').map((name) => [name, name])}
        onChoose={(name) => onChoose({ ...choice, name })}
      />
      <Choice
        label={t('audit.action')}
        all={t('audit.everything')}
        value={choice.action}
        options={valuesOf('action').map((action) => [action, actionWords(action)])}
        onChoose={(action) => onChoose({ ...choice, action })}
      />
    </div>
  );
}

interface ChoiceProps {
  label: string;
  all: string;
  value: string | null;
  options: [value: string, words: string][];
  onChoose(value: string | null): void;
}

function Choice({ label, all, value, options, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <div class={styles.choice}>
      <label class={input.label} for={id}>
        {label}
      </label>
      <select
        id={id}
        class={input.input}
        value={value ?? ''}
        onChange={({ currentTarget }) => onChoose(currentTarget.value || null)}
      >
        <option value="">{all}</option>
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
