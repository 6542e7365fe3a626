import { Check, CircleAlert } from 'lucide';
import type { Gate } from '../../../db/model/record/publish.ts';
import { Icon } from '../../components/Icon.tsx';
import { t } from '../state/words.ts';
import { Found } from './Found.tsx';
import styles from './Gates.module.css';

interface GatesProps {
  gates: Gate[];
  /** Whether there is any key to sign with. */
  hasKeys: boolean;
}

/** So many are read at once; more of one kind are folded. */
const mostAtOnce = 8;

/** What has to be in order before visitors see it; what is not leads to the field where it is mended. */
export function Gates({ gates, hasKeys }: GatesProps) {
  const closed = gates.filter(({ found }) => found.length > 0);
  const open = gates.filter(({ found }) => found.length === 0);
  return (
    <section class={styles.gates} aria-labelledby="publish-gates">
      <h2 id="publish-gates" class={styles.title}>
        {t('publish.gates')}
      </h2>
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
            <GateFound gate={gate} hasKeys={hasKeys} />
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
    </section>
  );
}

const leads = ({ found }: Gate): boolean => found.some(({ record }) => record !== null);

function GateFound({ gate: { name, found }, hasKeys }: { gate: Gate; hasKeys: boolean }) {
  if (name === 'key') return <p class={styles.hint}>{t(hasKeys ? 'publish.keyUntrusted' : 'publish.keyNone')}</p>;
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
      {list(found.slice(0, mostAtOnce))}
      {found.length > mostAtOnce && (
        <details>
          <summary class={styles.more}>{t('publish.moreFound', { count: found.length - mostAtOnce })}</summary>
          {list(found.slice(mostAtOnce))}
        </details>
      )}
    </>
  );
}
