import type { RecordSummary } from '../../../db/model/record/workshop.ts';
import { type Language, languages } from '../../../db/model/vocabulary.ts';
import { useForm, useValue } from '../form/context.ts';
import { valueAt } from '../form/path.ts';
import { DuplicateList } from './DuplicateList.tsx';
import { useAlike } from './NewRecord.tsx';

interface DuplicatesProps {
  /** The field that names the record. */
  title: string;
  onChoose?(record: RecordSummary): void;
}

/** Warns while a title is typed, in whatever language, that another record is called nearly the same. */
export function Duplicates({ title, onChoose }: DuplicatesProps) {
  const { form, recordKey } = useForm();
  const [value] = useValue([title]);
  // What the record was called when it was opened is no news.
  const isChanged = form.changes.value > 0;
  const wordsIn = (language: Language): string => (isChanged ? String(valueAt(value, [language]) ?? '') : '');
  const found = languages.flatMap((language) => useAlike(recordKey.kind, wordsIn(language), recordKey.id));
  const alike = [...new Map(found.map((record) => [record.id, record])).values()];
  return <DuplicateList records={alike} {...(onChoose && { onChoose })} />;
}
