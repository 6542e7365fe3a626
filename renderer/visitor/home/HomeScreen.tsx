import { useContext, useLayoutEffect, useRef } from 'preact/hooks';
import type { Person } from '../../../db/model/api/person.ts';
import type { ReleaseInfo } from '../../../db/model/api/release.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
import { useLoaded } from '../../shared/ui/use-loaded.ts';
import { PersonName } from '../people/PersonName.tsx';
import { MediaBase } from '../remembrance/text/Picture.tsx';
import { splitSentences } from '../speech/sentence-split.ts';
import { HomeDoors } from './HomeDoors.tsx';
import styles from './HomeScreen.module.css';

interface HomeScreenProps {
  release: ReleaseInfo;
  /** Null where the release has no people. */
  person: Person | null;
}

/** A person, and the doors: people first. */
export function HomeScreen({ release: { counts }, person }: HomeScreenProps) {
  return (
    <div class={styles.home}>
      {person ? <PersonOfHome person={person} /> : <Introduction />}
      <HomeDoors counts={counts} />
    </div>
  );
}

function Introduction() {
  return (
    <header class={styles.intro}>
      <h1 class={styles.sentence}>{t('home.sentence')}</h1>
      <p class={styles.lead}>{t('home.lead')}</p>
    </header>
  );
}

/** A life: the name, what happened, and its portrait, or its places on the land. The whole leads to the person. */
function PersonOfHome({ person }: { person: Person }) {
  const map = useLoaded(() => import('../people/PersonLand.tsx').catch(() => null), []);
  const { portrait } = person;
  const media = useContext(MediaBase);
  return (
    <a class={styles.person} href={`#/people/${person.id}`}>
      {portrait && !portrait.graphic ? (
        <img class={styles.portrait} src={media + portrait.file} alt={portrait.alt} />
      ) : (
        <div class={styles.land} aria-hidden="true">
          {map && <map.PersonLand stations={person.stations} />}
        </div>
      )}
      <div class={styles.life}>
        <p class={styles.quiet}>{t('home.sentence').replace('\n', ' ')}</p>
        <h1
          class={person.isNameless ? `${styles.name} ${styles.nameless}` : styles.name}
          style={{ '--letters': Math.max(...person.name.split(' ').map(({ length }) => length)) }}
        >
          <PersonName person={person} />
        </h1>
        <Summary text={person.summary} />
      </div>
    </a>
  );
}

/** As many whole sentences as the doors leave room for, but at least the first one. */
function Summary({ text }: { text: string }) {
  const own = useRef<HTMLParagraphElement>(null);
  const starts = splitSentences(text, language.value).map(({ start }) => start);
  useLayoutEffect(() => {
    const summary = own.current;
    const around = summary?.closest('a');
    const home = around?.parentElement;
    const screen = home?.parentElement;
    if (!summary || !around || !home || !screen) return;
    const fits = (): boolean =>
      summary.scrollHeight <= summary.clientHeight + 1 && home.offsetHeight <= screen.clientHeight;
    const leaveOut = (): void => {
      const sentences = [...summary.querySelectorAll<HTMLElement>('span > span')];
      for (const sentence of sentences) sentence.hidden = false;
      for (const sentence of sentences.slice(1).reverse()) {
        if (fits()) break;
        sentence.hidden = true;
      }
    };
    leaveOut();
    // The size of the text and the strip of a guided way change the room.
    const observer = new ResizeObserver(leaveOut);
    observer.observe(around);
    return () => observer.disconnect();
  }, [text]);
  return (
    <p ref={own} class={styles.summary}>
      <span>
        {starts.map((start, index) => (
          <span key={index}>{text.slice(start, starts[index + 1])}</span>
        ))}
      </span>
    </p>
  );
}
