import { ArrowRight } from 'lucide';
import type { Lineage, LineageEnd } from '../../../../db/model/api/camp.ts';
import { formatDate } from '../../../shared/format/date.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import { Icon } from '../../../shared/ui/Icon.tsx';
import { CitationsMark } from '../../evidence/EvidenceMark.tsx';
import styles from './LineageList.module.css';

/** Predecessors and successors of a camp, each linked to its own page. */
export function LineageList({ lineage, campId }: { lineage: Lineage[]; campId: string }) {
  return (
    <ol>
      {lineage.map((step) => (
        <li key={step.id} class={styles.step}>
          <span class={styles.date}>
            {formatDate(step.date, t)}
            <CitationsMark title="camp.lineage" citations={step.citations} />
          </span>
          <span class={styles.line}>
            <End end={step.from} campId={campId} />
            <span class={styles.to}>
              <Icon node={ArrowRight} />
              <End end={step.to} campId={campId} />
            </span>
          </span>
          <span class={styles.kind}>{step.label ?? t(`lineage.${step.kind}`)}</span>
        </li>
      ))}
    </ol>
  );
}

function End({ end, campId }: { end: LineageEnd; campId: string }) {
  if (end.id === null || end.id === campId) return <span>{end.name}</span>;
  return (
    <a class={styles.link} href={`#/camps/${end.id}`}>
      {end.name}
    </a>
  );
}
