import styles from './Segments.module.css';

interface SegmentsProps<T extends string> {
  label: string;
  options: readonly T[];
  value: T;
  text(option: T): string;
  onChoose(option: T): void;
}

/** A few ways side by side, one of which is taken. */
export function Segments<T extends string>({ label, options, value, text, onChoose }: SegmentsProps<T>) {
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
          {text(option)}
        </button>
      ))}
    </fieldset>
  );
}
