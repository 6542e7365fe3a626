import type { PersonName as Named } from '../../../db/model/api/person.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { useServices } from '../navigation/services.ts';
import styles from './NameList.module.css';
import { PersonName } from './PersonName.tsx';
import { noPeopleFilter, peopleFilter, peopleQuery } from './people-selection.ts';

interface NameListProps {
  people: Named[];
  /** More than are listed: the list of people shows all of them, of this camp. */
  all?: { count: number; campId: string } | undefined;
}

/** Names beside each other, each a link to the person. */
export function NameList({ people, all }: NameListProps) {
  const { navigator } = useServices();
  const showAll = (): void => {
    peopleQuery.value = '';
    peopleFilter.value = { ...noPeopleFilter, camp: all?.campId ?? null };
    void navigator.go({ screen: 'people' });
  };
  return (
    <ul class={styles.names}>
      {people.map((person) => (
        <li key={person.id}>
          <a class={styles.name} href={`#/people/${person.id}`}>
            <PersonName person={person} />
          </a>
        </li>
      ))}
      {all && all.count > people.length && (
        <li>
          <button type="button" class={`${styles.name} ${styles.all}`} onClick={showAll}>
            {t('people.all', { count: all.count })}
          </button>
        </li>
      )}
    </ul>
  );
}
