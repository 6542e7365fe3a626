import { useSignal } from '@preact/signals';
import input from '../shell/Input.module.css';
import { language } from '../state/words.ts';
import { numberIn, numberText } from './numbers.ts';

interface NumberInputProps {
  id: string;
  value: unknown;
  wrong: boolean;
  describedBy?: string;
  /** A number, what was typed where it is none, or undefined for nothing. */
  onValue(value: number | string | undefined): void;
}

/** A number as people write it; the spaces are put right when the field is left. */
export function NumberInput({ id, value, wrong, describedBy, onValue }: NumberInputProps) {
  // What is being typed; null: the value speaks for itself.
  const typed = useSignal<string | null>(null);
  const stale = typed.value !== null && readValue(typed.value) !== value;
  return (
    <input
      id={id}
      class={input.input}
      inputMode="decimal"
      aria-invalid={wrong}
      aria-describedby={describedBy}
      value={typed.value === null || stale ? numberText(value, language.value) : typed.value}
      onInput={(event) => {
        typed.value = event.currentTarget.value;
        onValue(readValue(typed.value));
      }}
      onBlur={() => (typed.value = null)}
    />
  );
}

function readValue(text: string): number | string | undefined {
  return text.trim() === '' ? undefined : (numberIn(text) ?? text);
}
