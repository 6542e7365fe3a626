import { useSignal } from '@preact/signals';
import { Eye } from 'lucide';
import type { ReviewItem } from '../../../db/model/record/publish.ts';
import { Button } from '../shell/Button.tsx';
import { refusalWords } from '../state/refusalWords.ts';
import { useWorkshop } from '../state/services.ts';
import { t } from '../state/words.ts';
import { proofHref, proofRoot, visitorRoute } from './proofHref.ts';

interface ProofButtonProps {
  label: string;
  /** What is to be seen; null: the kiosk from its first screen on. */
  record: ReviewItem | null;
  /** Why the draft cannot be shown. */
  onRefused(words: string): void;
}

/** Opens the whole kiosk on the draft; it is built first, so that nobody lands on an error. */
export function ProofButton({ label, record, onRefused }: ProofButtonProps) {
  const { api } = useWorkshop();
  const isBuilding = useSignal(false);
  const open = async (): Promise<void> => {
    isBuilding.value = true;
    try {
      await api.ask('GET', proofRoot);
      location.assign(proofHref(record ? visitorRoute(record) : '/home'));
    } catch (error) {
      onRefused(`${t('review.proofRefused')} ${refusalWords(error)}`);
    }
    isBuilding.value = false;
  };
  return (
    <Button icon={Eye} disabled={isBuilding.value} onClick={() => void open()}>
      {isBuilding.value ? t('review.preparing') : label}
    </Button>
  );
}
