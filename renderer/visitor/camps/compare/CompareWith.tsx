import { useSignal } from '@preact/signals';
import { Columns2 } from 'lucide';
import type { CampSummary } from '../../../../db/model/api/camp.ts';
import { type Key, language, t } from '../../../shared/i18n/i18n.ts';
import { Chooser } from '../../../shared/ui/Chooser.tsx';
import { Icon } from '../../../shared/ui/Icon.tsx';
import { useServices } from '../../navigation/services.ts';
import styles from './CompareScreen.module.css';

interface CompareWithProps {
  campId: string;
  /** The camp that it is compared with already. */
  otherId?: string;
  label?: Key;
}

/** Chooses a second camp from the list and opens the comparison. */
export function CompareWith({ campId, otherId, label = 'compare.with' }: CompareWithProps) {
  const { api, navigator } = useServices();
  const camps = useSignal<CampSummary[] | null>(null);
  const open = async (): Promise<void> => {
    camps.value = (await api.camps(language.value)).camps;
  };
  return (
    <>
      <button type="button" class={styles.button} aria-haspopup="dialog" onClick={() => void open()}>
        <Icon node={Columns2} />
        {t(label)}
      </button>
      {camps.value && (
        <Chooser
          title={t(label)}
          choices={camps.value.filter(({ id }) => id !== campId)}
          chosen={otherId ?? null}
          required
          onChoose={(id) => id && void navigator.go({ screen: 'compare', ids: [campId, id] })}
          onClose={() => {
            camps.value = null;
          }}
        />
      )}
    </>
  );
}
