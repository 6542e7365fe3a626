import styles from './Steps.module.css';

interface Choice<T extends string> {
  value: T;
  name: string;
  hint?: string;
  lang?: string;
}

interface ChoicesProps<T extends string> {
  label: string;
  choices: readonly Choice<T>[];
  chosen: T;
  onChoose(value: T): void;
}

/** A few large buttons, one of which is taken. */
export function Choices<T extends string>({ label, choices, chosen, onChoose }: ChoicesProps<T>) {
  return (
    <fieldset class={styles.choices} aria-label={label}>
      {choices.map(({ value, name, hint, lang }) => (
        <button
          key={value}
          type="button"
          class={styles.choice}
          lang={lang}
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
        >
          <span class={styles.choiceName}>{name}</span>
          {hint && <span class="quiet">{hint}</span>}
        </button>
      ))}
    </fieldset>
  );
}
