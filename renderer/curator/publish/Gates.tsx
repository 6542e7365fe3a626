import { Check, CircleAlert } from 'lucide';
import type { Gate, PublishState } from '../../../db/model/api/publish.ts';
import type { RecordKey, RecordProblem } from '../../../db/model/api/records.ts';
import { Icon } from '../../shared/ui/Icon.tsx';
import { useWorkshop } from '../app/context.ts';
import { inLanguage, t } from '../app/i18n.ts';
import { fieldHref } from '../app/route.ts';
import { problemText } from '../form/problem-text.ts';
import { useFieldNames } from '../history/naming.ts';
import { pathLabel } from '../history/readable.ts';
import line from '../ui/FieldLine.module.css';
import { Panel } from '../ui/layout.tsx';
import styles from './Publish.module.css';

interface GatesProps {
  gates: Gate[];
  /** What there is to sign with. */
  signing: Pick<PublishState, 'keys' | 'needsFirstKey'>;
}

/** Problems of one condition shown at once; the others are folded. */
const maxShown = 8;

/** The conditions of publishing. Problems link to their fields. */
export function Gates({ gates, signing }: GatesProps) {
  const closed = gates.filter(({ found }) => found.length > 0);
  const open = gates.filter(({ found }) => found.length === 0);
  return (
    <Panel title={t('publish.gates')} plain>
      {closed.length > 0 && (
        <p class={styles.closed}>
          {t('publish.gatesClosed')}
          {closed.some(leads) && ` ${t('publish.gatesLead')}`}
        </p>
      )}
      <ul>
        {closed.map((gate) => (
          <li key={gate.name} class={styles.gate} data-gate={gate.name} data-open={false}>
            <h3 class={styles.name}>
              <Icon node={CircleAlert} />
              {t(`publish.gate.${gate.name}`)}
            </h3>
            <GateFound gate={gate} signing={signing} />
          </li>
        ))}
      </ul>
      {open.length > 0 && (
        <ul class={styles.open} aria-label={t('publish.gatesOpen')}>
          {open.map(({ name }) => (
            <li key={name} class={styles.fine} data-gate={name} data-open>
              <Icon node={Check} />
              <span class="unseen">{t('publish.fine')} </span>
              {t(`publish.gate.${name}`)}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

const leads = ({ found }: Gate): boolean => found.some(({ record }) => record !== null);

const keyHint = ({ keys, needsFirstKey }: GatesProps['signing']) => {
  if (needsFirstKey) return 'publish.keyFirst';
  return keys.length > 0 ? 'publish.keyUntrusted' : 'publish.keyNone';
};

function GateFound({ gate: { name, found }, signing }: { gate: Gate; signing: GatesProps['signing'] }) {
  if (name === 'key') return <p class={styles.hint}>{t(keyHint(signing))}</p>;
  const list = (shown: Gate['found']) => (
    <ul class={styles.found}>
      {shown.map(({ record, problem }, index) => (
        <Found key={`${index} ${record?.id}`} record={record} problem={problem} isUnapproved={name === 'review'} />
      ))}
    </ul>
  );
  return (
    <>
      <p class={styles.hint}>{t(`publish.hint.${name}`)}</p>
      {list(found.slice(0, maxShown))}
      {found.length > maxShown && (
        <details>
          <summary class={styles.more}>{t('publish.moreFound', { count: found.length - maxShown })}</summary>
          {list(found.slice(maxShown))}
        </details>
      )}
    </>
  );
}

interface FoundProps {
  record: RecordKey | null;
  problem: RecordProblem;
  /** The draft has no such problem; it only awaits approval. */
  isUnapproved: boolean;
}

/** One problem, with a link to its field. */
function Found({ record, problem, isUnapproved }: FoundProps) {
  if (record === null) {
    return (
      <li class={line.line}>
        <span>{problemText(problem)}</span>
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
          {isUnapproved ? t('publish.notApproved') : problemText(problem)}
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
  const names = useFieldNames(record.kind);
  return path.length === 0 ? null : `${pathLabel(names, path)}: `;
}
