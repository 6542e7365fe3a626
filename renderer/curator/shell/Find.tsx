import { t } from '../app/i18n.ts';
import { recordHref, recordsHref } from '../app/route.ts';
import { RecordPicker } from '../records/RecordPicker.tsx';
import styles from './Shell.module.css';

/** The element id of the search. */
export const findId = 'find';

/** Leads from every screen to a record of any kind, or to the list of all that was found. */
export function Find() {
  return (
    <search class={styles.find}>
      <label class="unseen" for={findId}>
        {t('find.label')}
      </label>
      <RecordPicker
        id={findId}
        placeholder={t('find.label')}
        needsWords
        onChoose={({ kind, id }) => (location.hash = recordHref(kind, id))}
        last={{ text: t('find.all'), act: (q) => (location.hash = recordsHref(null, { q })) }}
      />
    </search>
  );
}
