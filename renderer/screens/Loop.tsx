import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../db/model/vocabulary.ts';
import { LoopInvitation } from '../components/LoopInvitation.tsx';
import { LoopScene } from '../components/LoopScene.tsx';
import { firstScene } from '../state/guide.ts';
import { type LoopContent, sceneAt } from '../state/loopProgram.ts';
import { frozen } from '../state/screen.ts';
import { useServices } from '../state/services.ts';
import { loadLoopContent } from '../state/view.ts';
import { still } from '../state/visit.ts';
import styles from './Loop.module.css';

const sceneMs = 14_000;
const leavingMs = 900;

/** The loop that nobody has touched yet: one scene after another, three languages in turn. */
export function Loop({ language: first, content: firstContent }: { language: Language; content: LoopContent }) {
  const { guide, kiosk } = useServices();
  const content = useLoopContent(first, firstContent);
  const { index, leaving } = useScenes();
  const scene = sceneAt(index, kiosk.languages, content);
  const language = kiosk.languages[index % kiosk.languages.length] ?? kiosk.defaultLanguage;
  const touchable = kiosk.mode === 'touch';
  const begin = (): void => {
    if (touchable) void guide.speak(language).then(() => guide.go({ screen: 'home' }));
  };
  useAnyTouch(begin);
  return (
    <div class={styles.loop} lang={language}>
      <div key={index} class={leaving ? styles.leaving : styles.scene}>
        {scene && <LoopScene scene={scene} />}
      </div>
      {touchable && <LoopInvitation languages={kiosk.languages} current={language} />}
    </div>
  );
}

/** All languages, as they come: the first is there, the others follow while it shows. */
function useLoopContent(first: Language, firstContent: LoopContent): Partial<Record<Language, LoopContent>> {
  const { api, kiosk } = useServices();
  const [content, setContent] = useState<Partial<Record<Language, LoopContent>>>({});
  useEffect(() => {
    let current = true;
    for (const language of kiosk.languages.filter((each) => each !== first)) {
      const load = loadLoopContent(api, language).catch(() => null);
      void load.then((loaded) => current && loaded && setContent((known) => ({ ...known, [language]: loaded })));
    }
    return () => {
      current = false;
    };
  }, [api, kiosk, first]);
  return { ...content, [first]: firstContent };
}

function useScenes(): { index: number; leaving: boolean } {
  const [index, setIndex] = useState(firstScene.value);
  const [leaving, setLeaving] = useState(false);
  const standing = still.value || frozen.value;
  // each scene starts its own two timers.
  useEffect(() => {
    if (standing) return;
    const leave = setTimeout(() => setLeaving(true), sceneMs - leavingMs);
    const next = setTimeout(() => {
      setLeaving(false);
      setIndex((current) => current + 1);
    }, sceneMs);
    return () => {
      clearTimeout(leave);
      clearTimeout(next);
    };
  }, [index, standing]);
  return { index, leaving };
}

/** A tap ends in a click; a swipe or a palm does not, and begins as well. */
function useAnyTouch(begin: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!event.repeat && !event.ctrlKey && !event.altKey && !event.metaKey) begin();
    };
    addEventListener('click', begin);
    addEventListener('pointercancel', begin);
    addEventListener('keydown', onKey);
    return () => {
      removeEventListener('click', begin);
      removeEventListener('pointercancel', begin);
      removeEventListener('keydown', onKey);
    };
  });
}
