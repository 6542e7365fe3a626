import { useSignal } from '@preact/signals';
import { Eye } from 'lucide';
import type { ReviewItem } from '../../../db/model/api/publish.ts';
import type { RecordKey } from '../../../db/model/api/records.ts';
import { refusalText } from '../api/refusal.ts';
import { useWorkshop } from '../app/context.ts';
import { language, t } from '../app/i18n.ts';
import { Button } from '../ui/Button.tsx';

interface ProofButtonProps {
  label: string;
  /** What is to be seen; null: the kiosk from its first screen on. */
  record: ReviewItem | null;
  /** The proof could not be built. */
  onRefused(words: string): void;
}

/** Opens the visitors' page on the drafts. The proof is built first, so that a failure is shown here. */
export function ProofButton({ label, record, onRefused }: ProofButtonProps) {
  const { api } = useWorkshop();
  const isBuilding = useSignal(false);
  const open = async (): Promise<void> => {
    isBuilding.value = true;
    try {
      await api.buildProof();
      location.assign(proofHref(record ? visitorRoute(record) : '/home'));
    } catch (error) {
      onRefused(`${t('review.proofRefused')} ${refusalText(error)}`);
    }
    isBuilding.value = false;
  };
  return (
    <Button icon={Eye} disabled={isBuilding.value} onClick={() => void open()}>
      {isBuilding.value ? t('review.preparing') : label}
    </Button>
  );
}

/** Where the kiosk on the draft shows a visitor's screen, in the workshop's language. */
const proofHref = (route: string): string => `api/workshop/proof/${location.search}#${route}?lang=${language.value}`;

/**
 * The visitor's screen that a record is seen on; a claim's is that of its subject. What has no screen of its own is seen from
 * the first one.
 */
function visitorRoute({ kind, id, subject = null }: RecordKey & { subject?: RecordKey | null }): string {
  switch (kind) {
    case 'camp':
      return `/camps/${encodeURIComponent(id)}`;
    case 'person':
      return `/people/${encodeURIComponent(id)}`;
    case 'document':
      return `/documents/${encodeURIComponent(id)}`;
    case 'event':
      return `/events/${encodeURIComponent(id)}`;
    case 'way':
      return `/ways/${encodeURIComponent(id)}`;
    case 'text':
      return `/remembrance/${encodeURIComponent(id)}`;
    case 'question':
      return `/figures/${encodeURIComponent(id)}`;
    case 'claim':
      return subject ? visitorRoute(subject) : '/figures';
    case 'term':
      return '/glossary';
    case 'people':
      return '/figures/peoples';
    case 'work':
    case 'work-kind':
      return '/figures/works';
    case 'law':
      return '/remembrance/laws';
    case 'correction':
      return '/remembrance/corrections';
    case 'contradiction':
    case 'population':
    case 'territory':
      return '/figures';
    case 'region':
    case 'camp-type':
    case 'lineage':
      return '/camps';
    default:
      return '/home';
  }
}
