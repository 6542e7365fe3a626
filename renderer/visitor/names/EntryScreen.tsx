import {
  type NameEntry,
  type NameField,
  type NameLists,
  nameFields,
  nameOfEntry,
} from '../../../db/model/api/names.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { PageWithFoot } from '../../shared/ui/PageWithFoot.tsx';
import { Section } from '../../shared/ui/Section.tsx';
import { AskButton } from '../ask/AskButton.tsx';
import { LifeSpark } from '../people/LifeSpark.tsx';
import { TakeHomeButton } from '../take-home/TakeHomeButton.tsx';
import { takeHomeOfEntry } from '../take-home/take-home-text.ts';
import { Elsewhere } from './Elsewhere.tsx';
import styles from './EntryScreen.module.css';
import { Hit } from './NamesScreen.tsx';
import { stationsOfEntry } from './name-life.ts';

const partsOfName: readonly NameField[] = ['name', 'surname', 'given', 'patronymic'];

/** One entry as its list has it: what it says, who keeps the list, who may be the same person, and where to ask. */
export function EntryScreen({ entry, lists }: { entry: NameEntry; lists: NameLists }) {
  const { fields, list } = entry;
  const shown = nameFields.filter((field) => !partsOfName.includes(field) && fields[field]);
  const stations = stationsOfEntry(fields);
  const about = {
    name: nameOfEntry(fields),
    born: [fields.born, fields.birthplace].filter(Boolean).join(', '),
    camp: fields.camp ?? '',
    from: `#/names/${list.id}/${entry.row}`,
  };
  const ways = (
    <nav class={styles.ways}>
      <a class={styles.way} href="#/names">
        {t('names.back')}
      </a>
      {entry.person !== null && (
        <a class={styles.way} href={`#/people/${entry.person}`}>
          {t('names.person')}
        </a>
      )}
      <TakeHomeButton of={takeHomeOfEntry(entry)} look={styles.way} />
      <AskButton about={about} look={styles.way} />
    </nav>
  );
  return (
    <PageWithFoot foot={ways}>
      <article class={styles.entry}>
        <header>
          <p class={styles.asListed}>{t('names.asListed')}</p>
          <h1 class={styles.name}>{nameOfEntry(fields)}</h1>
          {stations.length > 0 && (
            <div class={styles.life}>
              <LifeSpark stations={stations} />
            </div>
          )}
        </header>
        <dl class={styles.facts}>
          {shown.map((field) => (
            <Fact key={field} name={t(`names.field.${field}`)} text={fields[field] ?? ''} />
          ))}
          {entry.others.map(({ heading, text }) => (
            <Fact key={heading} name={heading} text={text} />
          ))}
        </dl>
        <Section title={t('names.corrected')} when={entry.corrected.length > 0}>
          <dl class={styles.facts}>
            {entry.corrected.map(({ field, asListed }) => (
              <Fact key={field} name={t(`names.field.${field}`)} text={asListed ?? t('names.empty')} />
            ))}
          </dl>
        </Section>
        <Section title={t('names.list')} when={true}>
          <p class={styles.source}>
            {[list.title, list.holder, list.date].filter(Boolean).join(' · ')}
            {' · '}
            {t('names.row', { row: entry.row })}
          </p>
          {list.citation && <p class={styles.source}>{list.citation}</p>}
          {list.licence && <p class={styles.source}>{list.licence}</p>}
        </Section>
        <Section title={t('names.same')} when={entry.similar.length > 0}>
          <ul>
            {entry.similar.map((hit) => (
              <Hit key={`${hit.list} ${hit.row}`} hit={hit} />
            ))}
          </ul>
        </Section>
        <Elsewhere ask={lists.ask} />
      </article>
    </PageWithFoot>
  );
}

function Fact({ name, text }: { name: string; text: string }) {
  return (
    <div class={styles.fact}>
      <dt class={styles.label}>{name}</dt>
      <dd class={styles.text}>{text}</dd>
    </div>
  );
}
