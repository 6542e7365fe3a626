import { formatDate } from '../../shared/format/date.ts';
import type { Translate } from '../../shared/i18n/i18n.ts';
import { PersonName } from '../people/PersonName.tsx';
import styles from './SilentName.module.css';
import type { Named } from './silence.ts';

interface SilentNameProps {
  named: readonly Named[];
  index: number;
  /** It fades out. */
  leaving?: boolean;
  t: Translate;
}

/** One of the names of a minute of silence, under the one before it. */
export function SilentName({ named, index, leaving = false, t }: SilentNameProps) {
  const [before, each] = [named[index - 1], named[index]];
  if (!each) return null;
  const details = each.places.map(({ name, when }) => [name, when && formatDate(when, t)].filter(Boolean).join(', '));
  return (
    <div key={each.id} class={leaving ? styles.leaving : styles.named}>
      <p class={styles.before}>{before ? <PersonName person={before} /> : '\u00A0'}</p>
      <h1 class={each.isNameless ? styles.nameless : styles.name}>
        <PersonName person={each} isLarge />
      </h1>
      <p class={styles.details}>{details.join(' · ') || '\u00A0'}</p>
    </div>
  );
}
