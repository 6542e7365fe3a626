import type { Job } from '../../../db/model/record/workshop.ts';
import { place } from '../state/route.ts';
import { useWorkshop } from '../state/services.ts';
import { t } from '../state/words.ts';
import styles from './Ongoing.module.css';

/** The screen that tells of each long piece of work. */
const screenOf = {
  check: 'tables',
  import: 'tables',
  export: 'releases',
  rollback: 'releases',
  publish: 'publish',
  install: 'carry',
  backup: 'backup',
  restore: 'backup',
  'self-test': 'staff',
} as const satisfies Record<Job['kind'], string>;

/** The way back to work that goes on, or has ended, while its editor looks at another screen. */
export function Ongoing() {
  const { work } = useWorkshop();
  const elsewhere = work.pieces.value.filter(({ kind }) => screenOf[kind] !== place.value.screen);
  return (
    <p class={styles.ongoing} role="status" aria-label={t('work.label')}>
      {elsewhere.map(({ key, kind, isOver }) => (
        <a key={key} class={styles.piece} href={`#/${screenOf[kind]}`} data-over={isOver}>
          {t(`work.${isOver ? 'over' : 'now'}.${kind}`)}
        </a>
      ))}
    </p>
  );
}
