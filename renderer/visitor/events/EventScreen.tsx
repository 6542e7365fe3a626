import type { MuseumEvent } from '../../../db/model/api/event.ts';
import { formatDate } from '../../shared/format/date.ts';
import { placeText } from '../../shared/format/place.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { KeepTogether } from '../../shared/ui/KeepTogether.tsx';
import { LinkList } from '../../shared/ui/LinkList.tsx';
import { Section } from '../../shared/ui/Section.tsx';
import { ClaimList } from '../evidence/ClaimLine.tsx';
import { CitationsMark } from '../evidence/EvidenceMark.tsx';
import { SourceList } from '../evidence/SourceList.tsx';
import { PersonName } from '../people/PersonName.tsx';
import { Pictures } from '../remembrance/text/Picture.tsx';
import styles from './EventScreen.module.css';

/** An event: what happened, day by day, with its people, orders, figures and places. */
export function EventScreen({ event }: { event: MuseumEvent }) {
  const citations = [
    ...event.citations,
    ...[...event.days, ...event.participants, ...event.orders, ...event.claims].flatMap((entry) => entry.citations),
  ];
  const where = event.place && placeText({ ...event, place: event.place });
  const when = [formatDate(event.period, t), where].filter(Boolean).join(' · ');
  return (
    <article class={styles.event}>
      <header>
        <h1 class={styles.title}>{event.title}</h1>
        <p class={styles.when}>{when}</p>
        <p class={styles.summary}>
          <KeepTogether text={event.summary}>
            <CitationsMark title="event.title" citations={event.citations} />
          </KeepTogether>
        </p>
      </header>
      <Section title={t('event.days')} when={event.days.length > 0}>
        <ol class={styles.days}>
          {event.days.map(({ date, text, citations: cited }) => (
            <li key={date.edtf + text} class={styles.day}>
              <p class={styles.date}>{formatDate(date, t)}</p>
              <p class={styles.text}>
                <KeepTogether text={text}>
                  <CitationsMark title="event.days" citations={cited} />
                </KeepTogether>
              </p>
            </li>
          ))}
        </ol>
      </Section>
      <Section title={t('event.people')} when={event.participants.length > 0}>
        <ul>
          {event.participants.map(({ person, name, role, citations: cited }) => (
            <li key={name + role} class={styles.participant}>
              {person ? (
                <a class={styles.person} href={`#/people/${person.id}`}>
                  <PersonName person={person} />
                </a>
              ) : (
                <span class={styles.person}>{name}</span>
              )}
              <span class={styles.role}>
                <KeepTogether text={role}>
                  <CitationsMark title="event.people" citations={cited} />
                </KeepTogether>
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('event.orders')} when={event.orders.length > 0}>
        <Orders orders={event.orders} />
      </Section>
      <Section title={t('event.outcome')} when={event.outcome !== null}>
        <p class={styles.text}>{event.outcome}</p>
      </Section>
      <Section title={t('event.claims')} when={event.claims.length > 0}>
        <ClaimList claims={event.claims} />
      </Section>
      <Pictures media={event.media} />
      <Section title={t('event.places')} when={event.camps.length > 0}>
        <LinkList links={event.camps.map(({ id, name }) => ({ href: `#/camps/${id}`, name }))} />
      </Section>
      <Section title={t('camp.texts')} when={event.texts.length > 0}>
        <LinkList links={event.texts.map(({ id, name }) => ({ href: `#/remembrance/${id}`, name }))} />
      </Section>
      <Section title={t('camp.sources')} when={true}>
        <SourceList citations={citations} />
      </Section>
    </article>
  );
}

function Orders({ orders }: Pick<MuseumEvent, 'orders'>) {
  return (
    <ul>
      {orders.map(({ date, text, document, citations }) => (
        <li key={text} class={styles.order}>
          {date && <p class={styles.when}>{formatDate(date, t)}</p>}
          <p class={styles.text}>
            <KeepTogether text={text}>
              <CitationsMark title="event.orders" citations={citations} />
            </KeepTogether>
          </p>
          {document && (
            <a class={styles.document} href={`#/documents/${document.id}`}>
              {document.name}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
