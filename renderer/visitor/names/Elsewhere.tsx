import type { NameLists } from '../../../db/model/api/names.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { LinkList } from '../../shared/ui/LinkList.tsx';
import { AskButton } from '../ask/AskButton.tsx';
import type { Draft } from '../ask/draft.ts';
import { OtherWays } from '../ask/OtherWays.tsx';
import { useServices } from '../navigation/services.ts';
import styles from './Elsewhere.module.css';

/** That a name is missing here says little, and who may know more. Without letters on the screen, the other ways to the museum. */
export function Elsewhere({ ask, about }: Pick<NameLists, 'ask'> & { about?: Partial<Draft> }) {
  const { kiosk } = useServices();
  return (
    <section class={styles.elsewhere}>
      <p class={styles.said}>{t('people.notAll')}</p>
      {about && <AskButton about={about} />}
      {kiosk.askKey === undefined && <OtherWays />}
      {ask.length > 0 && (
        <div class={styles.texts}>
          <LinkList
            links={ask.map(({ id, title, lead }) => ({ href: `#/remembrance/${id}`, name: title, words: lead }))}
          />
        </div>
      )}
    </section>
  );
}
