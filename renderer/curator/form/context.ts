import { computed, type ReadonlySignal, useComputed } from '@preact/signals';
import { createContext, type FunctionComponent } from 'preact';
import { useContext } from 'preact/hooks';
import type { RecordKey, RecordProblem } from '../../../db/model/api/records.ts';
import type { Field } from '../kinds/field.ts';
import type { Form } from './form.ts';
import { type Path, pathKey, valueAt } from './path.ts';

/** What every field of a record's form can reach. */
export interface FormParts {
  /** Renders any field; here, because fields with fields of their own would import it in a cycle. */
  FieldOf: FunctionComponent<{ field: Field; within: Path }>;
  form: Form;
  recordKey: RecordKey;
  problems: ReadonlySignal<RecordProblem[]>;
  /** Problems by `pathKey`. */
  byPath: ReadonlySignal<ReadonlyMap<string, RecordProblem[]>>;
}

export const FormContext = createContext<FormParts | null>(null);

export function useForm(): FormParts {
  const parts = useContext(FormContext);
  if (!parts) throw new Error('a field was rendered outside of a form');
  return parts;
}

/** The value at a path and a function that writes it. Only a change of that value renders the component again. */
export function useValue(path: Path): [unknown, (value: unknown) => void] {
  const { form } = useForm();
  const value = useComputed(() => valueAt(form.body.value, path));
  return [value.value, (next) => form.write(path, next)];
}

/** The problems of exactly this field. */
export function useProblems(path: Path): readonly RecordProblem[] {
  const { byPath } = useForm();
  const own = useComputed(() => byPath.value.get(pathKey(path)) ?? none);
  return own.value;
}

const none: readonly RecordProblem[] = [];

export function problemsByPath(problems: ReadonlySignal<RecordProblem[]>): FormParts['byPath'] {
  return computed(() => {
    const map = new Map<string, RecordProblem[]>();
    for (const problem of problems.value) {
      const key = pathKey(problem.path);
      map.set(key, [...(map.get(key) ?? []), problem]);
    }
    return map;
  });
}

/** Element ids of fields, by which a problem leads to its field. */
export const fieldId = (path: Path): string => `field-${path.join('-')}`;
