import type { Contradiction, People, Peoples } from '../../../db/model/api/figures.ts';
import { formatNumber } from '../../shared/format/amount.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
import { Section } from '../../shared/ui/Section.tsx';
import { percent } from '../camps/camp-years.ts';
import { ClaimFields } from '../evidence/ClaimFields.tsx';
import { ClaimLine } from '../evidence/ClaimLine.tsx';
import { ContradictionNotes, DisputeButton } from '../evidence/Contradictions.tsx';
import { formatValue } from '../evidence/claim-labels.ts';
import { ClaimMark } from '../evidence/EvidenceMark.tsx';
import { visitorSignal } from '../navigation/visit.ts';
import styles from './PeoplesTable.module.css';

const selectedPeople = visitorSignal<string | null>(null);

/**
 * The table of nationalities by the reader's alphabet, its sum, and the selected row at the side. Nothing is selected at first, and
 * the rows have no common axis until one is: this is no ranking.
 */
export function PeoplesTable({ table }: { table: Peoples }) {
  const { compare } = new Intl.Collator(language.value);
  const rows = table.peoples.toSorted((a, b) => compare(a.name, b.name));
  const amountOf = (people: People): number => people.claims[0]?.amount?.max ?? 0;
  const largest = Math.max(...rows.map(amountOf));
  const selected = rows.find(({ id }) => id === selectedPeople.value);
  return (
    <div class={styles.page}>
      <div class={styles.card}>
        <p class={styles.lead}>{t('figures.peoplesLead')}</p>
        {selected && <PeopleCard people={selected} contradictions={table.contradictions} />}
      </div>
      <ol class={styles.table}>
        {rows.map((people) => (
          <PeopleRow
            key={people.id}
            people={people}
            share={selected ? amountOf(people) / largest : null}
            selected={people === selected}
            onSelect={() => {
              selectedPeople.value = people.id;
            }}
          />
        ))}
      </ol>
      <div class={styles.sum}>{table.sum && <ClaimLine claim={table.sum} name={t('peoples.sum')} />}</div>
      <div class={styles.notes}>
        <Section title={t('source.contradictions')} when={table.contradictions.length > 0}>
          <ContradictionNotes contradictions={table.contradictions} />
        </Section>
      </div>
    </div>
  );
}

interface PeopleRowProps {
  people: People;
  /** Length of the bar, 0 … 1; null: there is none. */
  share: number | null;
  selected: boolean;
  onSelect(): void;
}

function PeopleRow({ people, share, selected, onSelect }: PeopleRowProps) {
  const claim = people.claims[0];
  const doubtful = claim?.suspicious ?? false;
  const amount = claim?.amount?.max ?? null;
  const value = amount === null ? t('field.unstated') : formatNumber(amount, language.value);
  return (
    <li class={styles.line}>
      <button type="button" class={styles.row} aria-current={selected} onClick={onSelect}>
        <span class={styles.rowName}>
          {people.name}
          {doubtful && <span class={styles.rowDoubt}>{t('claim.doubtful')}</span>}
        </span>
        <span class={styles.track}>
          {share !== null && (
            <span class={doubtful ? styles.doubtfulBar : styles.bar} style={{ width: percent(share) }} />
          )}
        </span>
        <span class={styles.amount} data-doubtful={doubtful}>
          {value}
        </span>
      </button>
      {claim && <ClaimMark claimId={claim.id} of={`${people.name}, ${value}`} />}
    </li>
  );
}

/** The selected row in large, with everything that its claims state. */
function PeopleCard({ people, contradictions }: { people: People; contradictions: Contradiction[] }) {
  const [claim, ...others] = people.claims;
  if (!claim) return null;
  const value = formatValue(claim, language.value, t);
  return (
    <article>
      <p class={styles.number} data-doubtful={claim.suspicious}>
        {value}
        <ClaimMark claimId={claim.id} of={value} />
      </p>
      <h2 class={styles.name}>{people.name}</h2>
      {claim.suspicious && <p class={styles.doubt}>{t('claim.suspicious')}</p>}
      {claim.note && <p class={styles.note}>{claim.note}</p>}
      <DisputeButton claim={claim} contradictions={contradictions} />
      <div class={styles.fields}>
        <ClaimFields claim={claim} />
      </div>
      {others.map((other) => (
        <ClaimLine key={other.id} claim={other} />
      ))}
    </article>
  );
}
