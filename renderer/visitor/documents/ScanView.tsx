import { useSignal } from '@preact/signals';
import { Maximize2, Minimize2 } from 'lucide';
import type { ArchivalDocument } from '../../../db/model/api/document.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { BarButton } from '../../shared/ui/BarButton.tsx';
import { claimTitle } from '../evidence/claim-labels.ts';
import { OnRequest } from '../remembrance/text/Picture.tsx';
import styles from './ScanView.module.css';
import { ZoomView } from './ZoomView.tsx';

interface ScanViewProps {
  document: ArchivalDocument;
  /** The claim whose value is in the middle at first. */
  claimId: string | null;
  isWide: boolean;
  onWide(isWide: boolean): void;
}

/** The sheets of a document one by one, enlarged by fingers or buttons, with a box around each value that rests on it. */
export function ScanView({ document, claimId, isWide, onWide }: ScanViewProps) {
  const wanted = document.marks.find((mark) => mark.claimId === claimId)?.box;
  const page = useSignal(wanted?.page ?? 1);
  const scan = document.scans[page.value - 1];
  if (scan === undefined) return null;
  const count = document.scans.length;
  const marks = document.marks
    .filter(({ box }) => box.page === page.value)
    .map((mark) => ({ ...mark, label: t('document.mark', { of: titleOf(document, mark.claimId) }) }));
  return (
    <div class={styles.scans} data-wide={isWide}>
      <OnRequest medium={scan}>
        <ZoomView key={scan.id} medium={scan} marks={marks} wantedId={claimId}>
          <BarButton
            icon={isWide ? Minimize2 : Maximize2}
            label={t(isWide ? 'document.beside' : 'document.fullScreen')}
            onPress={() => onWide(!isWide)}
          />
        </ZoomView>
      </OnRequest>
      {count > 1 && (
        <nav class={styles.sheets}>
          {document.scans.map(({ id }, index) => (
            <button
              key={id}
              type="button"
              class={styles.sheetButton}
              aria-pressed={page.value === index + 1}
              aria-label={t('document.sheetOf', { number: index + 1, of: count })}
              onClick={() => (page.value = index + 1)}
            >
              {index + 1}
            </button>
          ))}
        </nav>
      )}
      <p class={styles.rights}>{scan.rights}</p>
    </div>
  );
}

function titleOf({ claims }: ArchivalDocument, claimId: string): string {
  const claim = claims.find(({ id }) => id === claimId);
  return claim ? claimTitle(claim) : t('document.title');
}
