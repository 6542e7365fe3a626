import { useEffect, useState } from 'preact/hooks';
import type { LoopContent, LoopProgramme } from '../../../db/model/api/loop.ts';
import type { Language } from '../../../db/model/vocabulary.ts';
import { useServices } from '../shell/services.ts';

export type Contents = Partial<Record<Language, LoopContent>>;

/** The first language is there; the others follow while it already shows. What a touch leads to is fetched as well. */
export function useProgramme({ content: first }: LoopProgramme): Contents {
  const { api, kiosk } = useServices();
  const [further, setFurther] = useState<Contents>({});
  useEffect(() => {
    let current = true;
    setFurther({});
    if (kiosk.mode === 'touch') void api.release().catch(() => {});
    for (const language of kiosk.languages.filter((each) => each !== first.language)) {
      void api.loop(language).then(
        ({ content }) => current && setFurther((known) => ({ ...known, [language]: content })),
        () => {},
      );
    }
    return () => {
      current = false;
    };
  }, [api, kiosk, first]);
  return { ...further, [first.language]: first };
}
