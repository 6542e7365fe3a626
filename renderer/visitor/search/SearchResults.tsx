import { type SearchGroup, type SearchHit, type SearchResult, searchGroups } from '../../../db/model/api/search.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { sheet } from '../navigation/sheet.ts';
import styles from './SearchResults.module.css';

/** The hits by kind, the best first, with the matches marked. Kinds with a title that matches come before the others. */
export function SearchResults({ result }: { result: SearchResult }) {
  const isNamed = ({ hits }: { hits: SearchHit[] }): boolean =>
    hits.some(({ titleMatches }) => titleMatches.length > 0);
  const groups = searchGroups
    .map((group) => ({ group, hits: result.hits.filter((hit) => hit.group === group) }))
    .filter(({ hits }) => hits.length > 0)
    .sort((one, other) => Number(isNamed(other)) - Number(isNamed(one)));
  return (
    <>
      {groups.map(({ group, hits }) => (
        <section key={group} class={styles.group}>
          <h2 class={styles.name}>{t(`searchGroup.${group}`)}</h2>
          <ul>
            {hits.map((hit) => (
              <Hit key={hit.id} hit={hit} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

const addresses: Record<Exclude<SearchGroup, 'term'>, (id: string) => string> = {
  person: (id) => `#/people/${id}`,
  camp: (id) => `#/camps/${id}`,
  place: (id) => `#/camps/${id}`,
  text: (id) => `#/remembrance/${id}`,
  question: (id) => `#/figures/${id}`,
  law: () => '#/remembrance/laws',
  event: (id) => `#/events/${id}`,
  document: (id) => `#/documents/${id}`,
  way: (id) => `#/ways/${id}`,
};

function Hit({ hit }: { hit: SearchHit }) {
  const content = (
    <>
      <span class={styles.title}>
        <Highlighted text={hit.title} matches={hit.titleMatches} />
      </span>
      {hit.excerpt && (
        <span class={styles.excerpt}>
          <Highlighted text={hit.excerpt} matches={hit.excerptMatches} />
        </span>
      )}
    </>
  );
  const openTerm = (): void => {
    sheet.value = { kind: 'term', termId: hit.id };
  };
  return (
    <li class={styles.item}>
      {hit.group === 'term' ? (
        <button type="button" class={styles.hit} onClick={openTerm}>
          {content}
        </button>
      ) : (
        <a class={styles.hit} href={addresses[hit.group](hit.id)}>
          {content}
        </a>
      )}
    </li>
  );
}

/** Text with its matches marked; `matches` are [start, end) offsets in ascending order. */
function Highlighted({ text, matches }: { text: string; matches: [number, number][] }) {
  const pieces = matches.map(([start, end], index) => (
    <>
      {text.slice(matches[index - 1]?.[1] ?? 0, start)}
      <mark class={styles.mark}>{text.slice(start, end)}</mark>
    </>
  ));
  return (
    <>
      {pieces}
      {text.slice(matches.at(-1)?.[1] ?? 0)}
    </>
  );
}
