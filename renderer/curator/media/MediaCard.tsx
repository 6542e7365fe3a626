import { EyeOff, TriangleAlert } from 'lucide';
import type { MediaFile, RecordProblem, WorkshopRecord } from '../../../db/model/record/workshop.ts';
import { Icon } from '../../components/Icon.tsx';
import { recordHref } from '../state/route.ts';
import { inLanguage, t } from '../state/words.ts';
import styles from './MediaCard.module.css';
import { MediaPlayer } from './MediaPlayer.tsx';
import { mediaFacts } from './mediaFacts.ts';

/** The body of a media record as far as it is written. */
interface MediaBody extends Partial<MediaFile> {
  alt?: Record<string, string>;
  title?: Record<string, string>;
  graphic?: boolean;
}

/** One file: itself, what was measured, and what it still lacks. */
export function MediaCard({ record }: { record: WorkshopRecord }) {
  const body = (record.draft?.body ?? record.body) as MediaBody;
  const alt = inLanguage(body.alt);
  const faults = faultsOf(record.found);
  return (
    <li class={styles.card}>
      <div class={styles.frame} data-graphic={body.graphic === true}>
        {body.sha256 && body.kind && <MediaPlayer sha256={body.sha256} kind={body.kind} alt={alt} />}
      </div>
      <a class={styles.name} href={recordHref('media', record.id)}>
        {inLanguage(body.title) || alt || record.id}
      </a>
      <p class={styles.facts}>{mediaFacts(body)}</p>
      {body.graphic && (
        <p class={styles.mark}>
          <Icon node={EyeOff} />
          {t('media.graphic')}
        </p>
      )}
      {faults.map((fault) => (
        <p key={fault} class={styles.mark} data-fault>
          <Icon node={TriangleAlert} />
          {t(`media.lacks.${fault}`)}
        </p>
      ))}
    </li>
  );
}

type Fault = 'alt' | 'rights' | 'other';

/** Each kind of lack once. */
function faultsOf(found: RecordProblem[]): Fault[] {
  const kinds = found.map(({ code, path }): Fault => {
    if (code === 'missing-alt' || path[0] === 'alt') return 'alt';
    return code === 'missing-rights' || path[0] === 'rights' ? 'rights' : 'other';
  });
  return [...new Set(kinds)];
}
