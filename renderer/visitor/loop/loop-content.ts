import { signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { LoopContent, LoopNow, LoopProgramme } from '../../../db/model/api/loop.ts';
import type { Language } from '../../../db/model/vocabulary.ts';
import { useServices } from '../navigation/services.ts';

const askMs = 15_000;

/** The kiosk's clock and opening hours, polled; keeps the last answer where none comes. */
export function useLoopNow(first: LoopNow): LoopNow {
  const { api, kiosk } = useServices();
  const now = useSignal(first);
  useEffect(() => {
    let current = true;
    now.value = first;
    const ask = (): void => {
      api.loopNow(kiosk.defaultLanguage).then(
        (next) => {
          if (current) now.value = next;
        },
        () => {},
      );
    };
    const timer = setInterval(ask, askMs);
    return () => {
      current = false;
      clearInterval(timer);
    };
  }, [api, kiosk, first, now]);
  return now.value;
}

export type Contents = Partial<Record<Language, LoopContent>>;

/** The scenes by language. The first is there; the others, and what a touch leads to, load while it already shows. */
export function useContents({ content: first }: LoopProgramme): Contents {
  const { api, kiosk } = useServices();
  const others = useSignal<Contents>({});
  useEffect(() => {
    let current = true;
    others.value = {};
    if (kiosk.mode === 'touch') void api.release().catch(() => {});
    for (const language of kiosk.languages.filter((each) => each !== first.language)) {
      void api.loop(language).then(
        ({ content }) => {
          if (current) others.value = { ...others.value, [language]: content };
        },
        () => {},
      );
    }
    return () => {
      current = false;
    };
  }, [api, kiosk, first, others]);
  return { ...others.value, [first.language]: first };
}

/** Ids of the silences that were held to the end: a clock that is set back does not repeat them. */
const heldSilences = signal<ReadonlySet<string>>(new Set());

/** Whether it is the minute of silence. */
export function useIsSilent({ silence }: LoopNow): boolean {
  const isSilent = useSignal(false);
  useEffect(() => {
    if (!silence || heldSilences.value.has(silence.id)) {
      isSilent.value = false;
      return;
    }
    const { id, inMs, durationMs } = silence;
    const begins = setTimeout(
      () => {
        isSilent.value = true;
      },
      Math.max(0, inMs),
    );
    const ends = setTimeout(
      () => {
        heldSilences.value = new Set([...heldSilences.value, id]);
        isSilent.value = false;
      },
      Math.max(0, inMs + durationMs),
    );
    return () => {
      clearTimeout(begins);
      clearTimeout(ends);
    };
  }, [silence, isSilent]);
  return isSilent.value;
}
