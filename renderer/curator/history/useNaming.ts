import { useMemo } from 'preact/hooks';
import type { RecordKind } from '../../../db/model/record/workshop.ts';
import { useWorkshop } from '../state/services.ts';
import { inLanguage } from '../state/words.ts';
import { type Naming, namingOf } from './naming.ts';

/** The names of a kind's fields and of the records that they point to, as those become known. */
export function useNaming(kind: RecordKind): Naming {
  const { names } = useWorkshop();
  return useMemo(() => namingOf(kind, (key) => inLanguage(names.of(key).value?.title) || null), [kind, names]);
}
