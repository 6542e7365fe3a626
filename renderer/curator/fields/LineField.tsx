import { useId } from 'preact/hooks';
import { useProblems, useValue } from '../form/context.ts';
import type { Path } from '../form/path.ts';
import type { FieldOf } from '../kinds/field.ts';
import input from '../shell/Input.module.css';
import { FieldFrame } from './FieldFrame.tsx';
import { labelOf } from './label.ts';

/** One line of words, or several. An empty one is not there. */
export function LineField({ field, path }: { field: FieldOf<'line' | 'lines'>; path: Path }) {
  const id = useId();
  const [value, write] = useValue(path);
  const wrong = useProblems(path).length > 0;
  const shared = {
    id,
    class: input.input,
    'aria-invalid': wrong,
    value: typeof value === 'string' ? value : '',
    onInput: (event: { currentTarget: { value: string } }) => write(event.currentTarget.value || undefined),
  };
  return (
    <FieldFrame path={path} label={labelOf(field)} hint={field.hint} controlId={id}>
      {field.form === 'lines' ? <textarea rows={2} {...shared} /> : <input {...shared} />}
    </FieldFrame>
  );
}
