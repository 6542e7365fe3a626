import type { RecordKey, RecordProblem } from '../../../db/model/record/workshop.ts';
import { problemWords } from '../form/problemWords.ts';
import { pathWords } from '../history/readable.ts';
import { useNaming } from '../history/useNaming.ts';
import line from '../shell/FieldLine.module.css';
import { fieldHref } from '../state/route.ts';
import { useWorkshop } from '../state/services.ts';
import { inLanguage, t } from '../state/words.ts';

interface FoundProps {
  record: RecordKey | null;
  problem: RecordProblem;
  /** The record is right as it is drafted: it only was not approved yet. */
  isUnapproved: boolean;
}

/** One thing to be mended, and the way to its field. */
export function Found({ record, problem, isUnapproved }: FoundProps) {
  if (record === null) {
    return (
      <li class={line.line}>
        <span>{problemWords(problem)}</span>
        <span class={line.where}>{problem.message}</span>
      </li>
    );
  }
  return (
    <li>
      <a class={line.line} href={fieldHref(record, problem.path)}>
        <span>
          <RecordTitle record={record} />
        </span>
        <span class={line.where}>
          <FieldName record={record} path={problem.path} />
          {isUnapproved ? t('publish.notApproved') : problemWords(problem)}
        </span>
      </a>
    </li>
  );
}

function RecordTitle({ record }: { record: RecordKey }) {
  const { names } = useWorkshop();
  return inLanguage(names.of(record).value?.title) || record.id;
}

function FieldName({ record, path }: { record: RecordKey; path: RecordProblem['path'] }) {
  const names = useNaming(record.kind);
  return path.length === 0 ? null : `${pathWords(names, path)}: `;
}
