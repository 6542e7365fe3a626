import type { RecordProblem } from '../../../db/model/record/workshop.ts';
import { labelOfName } from '../fields/label.ts';
import { useForm } from '../form/context.ts';
import { pathKey } from '../form/path.ts';
import { problemWords } from '../form/problemWords.ts';
import { fieldNamed } from '../kinds/find.ts';
import line from '../shell/FieldLine.module.css';
import { t } from '../state/words.ts';
import styles from './ProblemList.module.css';
import { goTo } from './useUndoKeys.ts';

/** Everything that is missing or wrong, each leading to the place where it is mended. */
export function ProblemList({ problems }: { problems: readonly RecordProblem[] }) {
  const { recordKey } = useForm();
  if (problems.length === 0) return <p class={styles.none}>{t('problems.none')}</p>;
  return (
    <section>
      <h2 class={styles.title}>{t('problems.title', { count: problems.length })}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.code} ${pathKey(problem.path)} ${problem.message}`}>
            <button type="button" class={line.line} onClick={() => goTo(problem.path)}>
              <span class={line.where}>{whereWords(recordKey.kind, problem)}</span>
              <span>{problemWords(problem)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function whereWords(kind: Parameters<typeof fieldNamed>[0], { path }: RecordProblem): string {
  return path
    .map((step, index) =>
      typeof step === 'number' ? String(step + 1) : (fieldNamed(kind, path.slice(0, index + 1)) ?? labelOfName(step)),
    )
    .join(' › ');
}
