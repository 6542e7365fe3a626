import type { ReviewItem } from '../../../db/model/record/publish.ts';
import { problemWords } from '../form/problemWords.ts';
import { pathWords } from '../history/readable.ts';
import { useNaming } from '../history/useNaming.ts';
import line from '../shell/FieldLine.module.css';
import { fieldHref } from '../state/route.ts';
import styles from './ReviewProblems.module.css';

/** What has to be put right before a record can be approved, each with the way to its field. */
export function ReviewProblems({ item }: { item: ReviewItem }) {
  const names = useNaming(item.kind);
  return (
    <ul class={styles.problems}>
      {item.found.map((problem) => (
        <li key={`${problem.code} ${problem.path.join('.')} ${problem.message}`}>
          <a class={line.line} href={fieldHref(item, problem.path)} data-problem={problem.code}>
            {problem.path.length > 0 && <span class={line.where}>{pathWords(names, problem.path)}</span>}
            <span>{problemWords(problem)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
