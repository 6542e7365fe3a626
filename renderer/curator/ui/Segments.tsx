import styles from './Segments.module.css';

interface SegmentsProps<T extends string> {
  label: string;
  options: readonly T[];
  value: T;
  word(option: T): string;
  onChoose(option: T): void;
}

/** A few ways side by side, one of which is taken. */
export function Segments<T extends string>({ label, options, value, word, onChoose }: SegmentsProps<T>) {
  return (
    <fieldset class={styles.segments} aria-label={label}>
      {options.map((option) => (
        <button
          key={option}
          type="button"
          class={styles.segment}
          aria-pressed={option === value}
          onClick={() => option !== value && onChoose(option)}
        >
          {word(option)}
        </button>
      ))}
    </fieldset>
  );
}
