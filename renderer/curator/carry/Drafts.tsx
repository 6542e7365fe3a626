import { Download } from 'lucide';
import { FileDrop } from '../media/FileDrop.tsx';
import { Button } from '../shell/Button.tsx';
import { Notice } from '../shell/Notice.tsx';
import { t } from '../state/words.ts';
import styles from './CarryScreen.module.css';
import { MergedDrafts } from './MergedDrafts.tsx';
import { useDraftFile } from './useDraftFile.ts';

/** Work as a file: one's own to take along, a colleague's to bring together with what is here. */
export function Drafts() {
  const { state, ...acts } = useDraftFile();
  const { notice, merged, isBusy } = state;
  return (
    <section class={styles.part} aria-labelledby="carry-drafts">
      <h2 id="carry-drafts" class={styles.title}>
        {t('carry.drafts')}
      </h2>
      <p class={styles.words}>{t('carry.draftsHint')}</p>
      {notice && <Notice tone={notice.tone}>{notice.words}</Notice>}
      {merged && <MergedDrafts merged={merged} isBusy={isBusy} onUndo={acts.undo} onDecide={acts.decide} />}
      <div>
        <Button icon={Download} disabled={isBusy} onClick={() => void acts.takeAlong()}>
          {t('carry.takeDrafts')}
        </Button>
      </div>
      <FileDrop
        accept=".esimde-drafts"
        drop={t('carry.dropDrafts')}
        choose={t('carry.chooseDrafts')}
        hint={t('carry.draftKinds')}
        busy={isBusy ? t('carry.readingDrafts') : null}
        onFiles={([file]) => file && void acts.bring(file)}
      />
    </section>
  );
}
