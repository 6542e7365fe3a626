import { useSignal } from '@preact/signals';
import { Maximize2, Minimize2, Scan, ZoomIn, ZoomOut } from 'lucide';
import { useContext, useLayoutEffect, useRef } from 'preact/hooks';
import type { ArchivalDocument } from '../../../db/model/api/document.ts';
import type { Medium } from '../../../db/model/api/media.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { BarButton } from '../../shared/ui/BarButton.tsx';
import { useSize } from '../../shared/ui/use-size.ts';
import { claimTitle } from '../evidence/claim-labels.ts';
import { useGestures } from '../map/gestures.ts';
import { openClaim } from '../navigation/sheet.ts';
import { MediaBase, OnRequest } from '../remembrance/text/Picture.tsx';
import styles from './ScanView.module.css';
import { isOnBox, panned, type SheetView, viewOfBox, wholeSize, wholeView, zoomed } from './scan-view.ts';

const zoomStep = 1.6;

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
  return (
    <div class={styles.scans}>
      <OnRequest medium={scan}>
        <Sheet
          key={scan.id}
          scan={scan}
          page={page.value}
          document={document}
          claimId={claimId}
          isWide={isWide}
          onWide={onWide}
        />
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

function Sheet({ scan, page, document, claimId, isWide, onWide }: ScanViewProps & { scan: Medium; page: number }) {
  const address = useContext(MediaBase) + scan.file;
  const own = useRef<HTMLDivElement>(null);
  const panel = useSize(own);
  const view = useSignal<SheetView | null>(null);
  const isLost = useSignal(false);
  const whole = panel && wholeSize({ width: scan.width ?? 1, height: scan.height ?? 1 }, panel);
  const marks = document.marks.filter(({ box }) => box.page === page);
  const wanted = marks.find((mark) => mark.claimId === claimId)?.box;
  useLayoutEffect(() => {
    if (panel && whole) view.value = wanted ? viewOfBox(wanted, whole, panel) : wholeView(whole, panel);
  }, [panel?.width, panel?.height]);
  const change = (next: (now: SheetView) => SheetView): void => {
    if (view.value) view.value = next(view.value);
  };
  const zoom = (factor: number, centre = { x: (panel?.width ?? 0) / 2, y: (panel?.height ?? 0) / 2 }): void =>
    change((now) => (whole && panel ? zoomed(now, factor, centre, whole, panel) : now));
  const pan = (by: { x: number; y: number }): void =>
    change((now) => (whole && panel ? panned(now, by, whole, panel) : now));
  useGestures(own, {
    camera: {
      pan,
      pinch: (factor, centre, by) => {
        zoom(factor, centre);
        pan(by);
      },
      rest: () => {},
    },
    pxPerMm: pxPerMm(),
    onPress: () => {},
    onTap: (at) => {
      const now = view.value;
      const mark = now && whole && marks.find(({ box }) => isOnBox(at, box, now, whole));
      if (mark) openClaim(mark.claimId);
    },
  });
  const { scale, x, y } = view.value ?? { scale: 1, x: 0, y: 0 };
  return (
    <>
      <div ref={own} class={styles.panel}>
        {isLost.value && <p class={styles.lost}>{scan.alt}</p>}
        {whole && view.value && !isLost.value && (
          <div
            class={styles.sheet}
            style={{
              width: `${whole.width * scale}px`,
              height: `${whole.height * scale}px`,
              transform: `translate(${x}px, ${y}px)`,
            }}
          >
            <img
              class={styles.image}
              src={address}
              alt={scan.alt}
              draggable={false}
              decoding="async"
              onError={() => (isLost.value = true)}
            />
            {marks.map(({ claimId: marked, box }) => (
              <button
                key={marked}
                type="button"
                class={styles.mark}
                data-wanted={marked === claimId}
                aria-haspopup="dialog"
                aria-label={t('document.mark', { of: titleOf(document, marked) })}
                style={{
                  left: percent(box.left),
                  top: percent(box.top),
                  width: percent(box.width),
                  height: percent(box.height),
                }}
                onClick={() => openClaim(marked)}
              />
            ))}
          </div>
        )}
      </div>
      <div class={styles.tools}>
        <BarButton icon={ZoomIn} label={t('document.zoomIn')} onPress={() => zoom(zoomStep)} />
        <BarButton icon={ZoomOut} label={t('document.zoomOut')} onPress={() => zoom(1 / zoomStep)} />
        <BarButton
          icon={Scan}
          label={t('document.whole')}
          onPress={() => change((now) => (whole && panel ? wholeView(whole, panel) : now))}
        />
        <BarButton
          icon={isWide ? Minimize2 : Maximize2}
          label={t(isWide ? 'document.beside' : 'document.fullScreen')}
          onPress={() => onWide(!isWide)}
        />
      </div>
    </>
  );
}

const percent = (share: number): string => `${share * 100}%`;

function titleOf({ claims }: ArchivalDocument, claimId: string): string {
  const claim = claims.find(({ id }) => id === claimId);
  return claim ? claimTitle(claim) : t('document.title');
}

/** CSS pixels in a millimetre of this screen, as main.tsx wrote it into the styles. */
const pxPerMm = (): number =>
  Number.parseFloat(getComputedStyle(globalThis.document.documentElement).getPropertyValue('--mm')) || 2.712;
