import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PersonName as Named } from '../../../../db/model/api/person.ts';
import type { Language } from '../../../../db/model/vocabulary.ts';
import { useSize } from '../../../shared/ui/use-size.ts';
import { PersonName } from '../../people/PersonName.tsx';
import styles from './NameScene.module.css';
import { namesAround } from './names-around.ts';

interface NameWallProps {
  people: readonly Named[];
  /** Id of the person whose scene this is. */
  lit: string;
  language: Language;
}

/** Names to try, the most first: as many as have room are shown, and none is cut. */
const counts = [60, 50, 42, 35, 29, 24, 20, 16, 12, 8, 4, 0] as const;

/** The names of the day, of which one is lit. It never scrolls, and no name is there twice. */
export function NameWall({ people, lit, language }: NameWallProps) {
  const wall = useRef<HTMLUListElement>(null);
  const size = useSize(wall);
  const tried = useSignal(0);
  useLayoutEffect(() => {
    tried.value = 0;
  }, [size?.width, size?.height, people, tried]);
  useLayoutEffect(() => {
    const element = wall.current;
    if (element && element.scrollHeight > element.clientHeight + 1 && tried.value < counts.length - 1) tried.value++;
  });
  return (
    <ul ref={wall} class={styles.wall} lang={language}>
      {namesAround(people, lit, counts[tried.value] ?? 0).map((person) => (
        <li key={person.id} data-lit={person.id === lit} data-nameless={person.isNameless}>
          <PersonName person={person} />
        </li>
      ))}
    </ul>
  );
}
