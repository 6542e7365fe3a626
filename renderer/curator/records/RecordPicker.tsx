import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { RecordKind, RecordSummary } from '../../../db/model/api/records.ts';
import { useWorkshop } from '../app/context.ts';
import { type Key, t } from '../app/i18n.ts';
import { summaryName } from '../app/summary-name.ts';
import input from '../ui/Field.module.css';
import { focusOnce } from '../ui/focus-once.ts';
import styles from './RecordPicker.module.css';

interface RecordPickerProps {
  id: string;
  /** Absent: records of every kind. */
  kind?: RecordKind;
  placeholder?: string;
  autoFocus?: boolean;
  /** Claims of this subject alone, such as `camp:karlag`. */
  subject?: string;
  /** The list opens once something is typed. */
  needsWords?: boolean;
  onChoose(record: RecordSummary): void;
  /** An option below what was found, which takes what was searched for. */
  last?: { text: string; act(query: string): void } | undefined;
}

const maxShown = 8;

/** Finds a record by its title in any language and spelling; chosen by arrow keys and Enter, or by touch. */
export function RecordPicker(props: RecordPickerProps) {
  const { id, kind, placeholder, autoFocus, subject, needsWords, onChoose, last } = props;
  const { api, names } = useWorkshop();
  const listId = useId();
  const query = useSignal('');
  const found = useSignal<RecordSummary[] | null>(null);
  const active = useSignal(0);
  const ticket = useRef(0);
  const answered = useRef(0);
  /** Enter was pressed while the search was still under way. */
  const takesFirst = useRef(false);
  useEffect(() => () => void ticket.current++, []);

  const close = (): void => {
    answered.current = ++ticket.current;
    takesFirst.current = false;
    found.value = null;
  };
  const look = (): void => {
    if (needsWords && query.value.trim() === '') {
      close();
      return;
    }
    const own = ++ticket.current;
    takesFirst.current = false;
    void api.records({ kind, q: query.value.trim(), subject, limit: maxShown }).then(
      ({ records }) => {
        if (own !== ticket.current) return;
        answered.current = own;
        found.value = records;
        active.value = 0;
        if (takesFirst.current) choose(records[0]);
        takesFirst.current = false;
      },
      () => {
        if (own === ticket.current) close();
      },
    );
  };
  const choose = (record: RecordSummary | undefined): void => {
    if (!record) return;
    names.learn(record);
    query.value = '';
    close();
    onChoose(record);
  };
  const takeLast = (): void => {
    const typed = query.value.trim();
    query.value = '';
    close();
    last?.act(typed);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const records = found.value ?? [];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const isLooking = answered.current !== ticket.current;
    const count = records.length + (last && found.value ? 1 : 0);
    if (step && count) active.value = (active.value + step + count) % count;
    // What is still listed was found for fewer letters.
    else if (event.key === 'Enter' && isLooking) takesFirst.current = query.value.trim() !== '';
    else if (event.key === 'Enter' && active.value === records.length && last && found.value) takeLast();
    else if (event.key === 'Enter') choose(records[active.value]);
    else if (event.key === 'Escape' && found.value) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const open = found.value !== null;
  return (
    <div class={styles.picker}>
      <input
        id={id}
        ref={autoFocus ? focusOnce : undefined}
        class={input.input}
        role="combobox"
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && (found.value?.length || last) ? `${listId}-${active.value}` : undefined}
        autocomplete="off"
        spellcheck={false}
        placeholder={placeholder ?? t('picker.search')}
        value={query.value}
        onInput={(event) => {
          query.value = event.currentTarget.value;
          look();
        }}
        onFocus={look}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      <div id={listId} class={styles.list} role="listbox" aria-label={t('picker.found')} hidden={!open}>
        {found.value?.map((record, index) => (
          <div
            key={record.id}
            id={`${listId}-${index}`}
            class={styles.option}
            role="option"
            tabIndex={-1}
            aria-selected={index === active.value}
            // The field keeps the focus; the choice is made on release.
            onPointerDown={(event) => event.preventDefault()}
            onMouseDown={(event) => event.preventDefault()}
            onKeyDown={onKeyDown}
            onClick={() => choose(record)}
          >
            <span>{summaryName(record)}</span>
            <span class={styles.id}>{kind ? record.id : t(`kind.${record.kind}` as Key)}</span>
          </div>
        ))}
        {last && (
          <div
            id={`${listId}-${found.value?.length ?? 0}`}
            class={styles.option}
            role="option"
            tabIndex={-1}
            aria-selected={active.value === found.value?.length}
            onPointerDown={(event) => event.preventDefault()}
            onMouseDown={(event) => event.preventDefault()}
            onKeyDown={onKeyDown}
            onClick={takeLast}
          >
            {last.text}
          </div>
        )}
        {found.value?.length === 0 && <p class={styles.none}>{t('picker.none')}</p>}
      </div>
    </div>
  );
}
