import { hrefOf } from '../../navigation/route.ts';
import styles from './CampLinks.module.css';

interface LinkedCamp {
  id: string;
  name: string;
  /** Today's name of where it was. */
  place?: string;
}

/** Ways to the camps, each with its place of today where one is known. */
export function CampLinks({ camps }: { camps: LinkedCamp[] }) {
  if (camps.length === 0) return null;
  return (
    <ul class={styles.camps}>
      {camps.map(({ id, name, place }) => (
        <li key={id}>
          <a class={styles.camp} href={hrefOf({ screen: 'camp', id })}>
            <span class={styles.name}>{name}</span>
            {place && <span class={styles.place}>{place}</span>}
          </a>
        </li>
      ))}
    </ul>
  );
}
