import type { NameLists } from '../../../db/model/api/names.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { useServices } from '../navigation/services.ts';
import styles from './NamesDoor.module.css';
import { namesQuery } from './names-selection.ts';

/** Leads to the lists of names with what is typed; nothing where the release has no list. */
export function NamesDoor({ query, lists: { lists } }: { query: string; lists: NameLists }) {
  const { navigator } = useServices();
  if (lists.length === 0) return null;
  const open = (): void => {
    namesQuery.value = query;
    void navigator.go({ screen: 'names' });
  };
  return (
    <button type="button" class={styles.door} onClick={open}>
      {t('names.door')}
    </button>
  );
}
