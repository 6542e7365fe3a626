import { Columns2 } from 'lucide';
import { useState } from 'preact/hooks';
import type { CampSummary } from '../../../../db/model/api/camp.ts';
import { type Key, language, t } from '../../../shared/i18n/i18n.ts';
import { Chooser } from '../../../shared/ui/Chooser.tsx';
import { Icon } from '../../../shared/ui/Icon.tsx';
import { useServices } from '../../navigation/services.ts';
import styles from './CompareWith.module.css';

interface CompareWithProps {
  campId: string;
  /** The camp beside it already. */
  otherId?: string;
  words?: Key;
}

/** Chooses a second camp from the list, to stand beside this one. */
export function CompareWith({ campId, otherId, words = 'compare.with' }: CompareWithProps) {
  const { api, navigator } = useServices();
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
          onChoose={(id) => id && void navigator.go({ screen: 'compare', ids: [campId, id] })}
          onClose={() => setCamps(null)}
        />
      )}
    </>
  );
}
