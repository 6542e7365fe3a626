import { languages } from '../../../db/model/vocabulary.ts';
import { useForm, useValue } from '../form/context.ts';
import { valueAt } from '../form/path.ts';
import { DuplicateList } from './DuplicateList.tsx';
import { useAlike } from './NewRecord.tsx';

/** Warns while a title is typed that another record is called nearly the same. */
export function Duplicates({ title }: { title: string }) {
  const { form, recordKey } = useForm();
  const [value] = useValue([title]);
  const words = languages
    .map((language) => valueAt(value, [language]))
    .find((text) => typeof text === 'string' && text !== '');
  // What the record was called when it was opened is no news.
  const isChanged = form.changes.value > 0;
  const alike = useAlike(recordKey.kind, isChanged ? String(words ?? '') : '', recordKey.id);
  return <DuplicateList records={alike} />;
}
