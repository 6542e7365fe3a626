import type { WorkshopRecord } from '../../../db/model/record/workshop.ts';
import { whenWords } from '../history/when.ts';
import { Button } from '../shell/Button.tsx';
import { Notice } from '../shell/Notice.tsx';
import { t } from '../state/words.ts';

interface DraftNoticeProps {
  record: WorkshopRecord;
  /** Whether what stands in the form is not what was saved. */
  differs: boolean;
  onDrop(): void;
}

/** Says that what stands here was typed before and not saved, and whether others are at work. */
export function DraftNotice({ record, differs, onDrop }: DraftNoticeProps) {
  const { draft, revision, changedBy } = record;
  if (!draft || !differs) return null;
  const drop = <Button onClick={onDrop}>{t('draft.drop')}</Button>;
  const overtaken = revision > 0 && draft.baseRevision < revision;
  return (
    <>
      <Notice acts={drop}>{t('draft.found', { when: whenWords(draft.savedAt) })}</Notice>
      {overtaken && <Notice tone="live">{t('draft.overtaken', { name: changedBy })}</Notice>}
    </>
  );
}
