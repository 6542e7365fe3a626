import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import input from '../shell/Input.module.css';
import { type Key, t } from '../state/words.ts';
import styles from './RecordFilters.module.css';

interface RecordFiltersProps {
  q: string;
  state: string;
  list: string;
  states: readonly string[];
  lists: readonly string[];
  onChange(change: Record<string, string>): void;
}

const pauseMs = 200;

/** Search by words in any spelling, and what is to be seen: by state and by what is wrong. */
export function RecordFilters({ q, state, list, states, lists, onChange }: RecordFiltersProps) {
  const id = useId();
  const typed = useSignal(q);
  useEffect(() => {
    if (typed.value === q) return;
    const timer = setTimeout(() => onChange({ q: typed.value }), pauseMs);
    return () => clearTimeout(timer);
  }, [typed.value]);
  return (
    <search class={styles.filters}>
      <div class={styles.search}>
        <label class={input.label} for={`${id}-q`}>
          {t('records.search')}
        </label>
        <input
          id={`${id}-q`}
          class={input.input}
          type="search"
          value={typed.value}
          onInput={(event) => (typed.value = event.currentTarget.value)}
        />
      </div>
      <Choice
        id={`${id}-state`}
        label={t('records.state')}
        value={state}
        options={states}
        word={(each) => t(`state.${each}` as Key)}
        onChoose={(next) => onChange({ state: next })}
      />
      <Choice
        id={`${id}-list`}
        label={t('records.list')}
        value={list}
        options={lists}
        word={(each) => t(`deskList.${each}` as Key)}
        onChoose={(next) => onChange({ list: next })}
      />
    </search>
  );
}

interface ChoiceProps {
  id: string;
  label: string;
  value: string;
  options: readonly string[];
  word(option: string): string;
  onChoose(option: string): void;
}

function Choice({ id, label, value, options, word, onChoose }: ChoiceProps) {
  return (
    <div class={styles.choice}>
      <label class={input.label} for={id}>
        {label}
      </label>
      <select id={id} class={input.input} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">{t('records.any')}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {word(option)}
          </option>
        ))}
      </select>
    </div>
  );
}
