import { Columns2 } from 'lucide';
import { useState } from 'preact/hooks';
import type { CampSummary } from '../../db/model/record/camp.ts';
import { useServices } from '../state/services.ts';
import { type Key, language, t } from '../state/words.ts';
import { Chooser } from './Chooser.tsx';
import styles from './CompareWith.module.css';
import { Icon } from './Icon.tsx';

interface CompareWithProps {
  campId: string;
  /** The camp beside it already. */
  otherId?: string;
  words?: Key;
}

/** Chooses a second camp from the list, to stand beside this one. */
export function CompareWith({ campId, otherId, words = 'compare.with' }: CompareWithProps) {
  const { api, guide } = useServices();
  const [camps, setCamps] = useState<CampSummary[] | null>(null);
  const open = (): void => {
    void api.camps(language.value).then((list) => setCamps(list.camps));
  };
  return (
    <>
      <button type="button" class={styles.button} aria-haspopup="dialog" onClick={open}>
        <Icon node={Columns2} />
        {t(words)}
      </button>
      {camps && (
        <Chooser
          title={t(words)}
          choices={camps.filter(({ id }) => id !== campId)}
          chosen={otherId ?? null}
          required
          onChoose={(id) => id && void guide.go({ screen: 'compare', ids: [campId, id] })}
          onClose={() => setCamps(null)}
        />
      )}
    </>
  );
}
