import { useId } from 'preact/hooks';
import { useProblems, useValue } from '../form/context.ts';
import type { Path } from '../form/path.ts';
import type { FieldOf } from '../kinds/field.ts';
import input from '../shell/Input.module.css';
import { t } from '../state/words.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { labelOf } from './label.ts';

/** One of a few fixed words. */
export function ChoiceField({ field, path }: { field: FieldOf<'choice'>; path: Path }) {
  const id = useId();
  const [value, write] = useValue(path);
  const wrong = useProblems(path).length > 0;
  const current = typeof value === 'string' ? value : (field.whenAbsent ?? '');
  const known = field.options.includes(current);
  return (
    <FieldFrame path={path} label={labelOf(field)} hint={field.hint} controlId={id} short>
      <select
        id={id}
        class={input.input}
        aria-invalid={wrong}
        value={current}
        onChange={(event) => write(event.currentTarget.value || undefined)}
      >
        {(field.optional || !known) && (
          <option value={known ? '' : current}>{known ? t('field.unstated') : current || t('field.unstated')}</option>
        )}
        {field.options.map((option) => (
          <option key={option} value={option}>
            {field.word(option)}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
