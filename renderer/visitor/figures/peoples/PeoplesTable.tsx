import type { People, Peoples } from '../../../../db/model/api/figures.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import { ClaimLine } from '../../evidence/ClaimLine.tsx';
import { ContradictionNote } from '../../evidence/ContradictionNote.tsx';
import { visitorSignal } from '../../navigation/visit.ts';
import { PeopleCard } from './PeopleCard.tsx';
import { PeopleRow } from './PeopleRow.tsx';
import styles from './PeoplesTable.module.css';

const chosenPeople = visitorSignal<string | null>(null);

/** The nationality table as printed: a snapshot, its sum, and the row in doubt. No ranking: the printed order stands. */
export function PeoplesTable({ table }: { table: Peoples }) {
  const rows = table.peoples;
  const amountOf = (people: People): number => people.claims[0]?.amount?.max ?? 0;
  const largest = Math.max(...rows.map(amountOf));
  const chosen = rows.find(({ id }) => id === chosenPeople.value) ?? rows[0];
  return (
    <div class={styles.page}>
      <div class={styles.card}>
        <p class={styles.lead}>{t('figures.peoplesLead')}</p>
        {chosen && <PeopleCard people={chosen} contradictions={table.contradictions} />}
      </div>
      <ol class={styles.table}>
        {rows.map((people) => (
          <PeopleRow
            key={people.id}
            people={people}
            share={amountOf(people) / largest}
            chosen={people === chosen}
            onChoose={() => {
              chosenPeople.value = people.id;
            }}
          />
        ))}
      </ol>
      <div class={styles.sum}>{table.sum && <ClaimLine claim={table.sum} name={t('peoples.sum')} />}</div>
      <div class={styles.notes}>
        {table.contradictions.map((contradiction) => (
          <ContradictionNote key={contradiction.id} contradiction={contradiction} />
        ))}
      </div>
    </div>
  );
}
