import { useSignal } from '@preact/signals';
import { Scan, ZoomIn, ZoomOut } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useContext, useLayoutEffect, useRef } from 'preact/hooks';
import type { DocumentBox } from '../../../db/model/api/claim.ts';
import type { Medium } from '../../../db/model/api/media.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { BarButton } from '../../shared/ui/BarButton.tsx';
import { useSize } from '../../shared/ui/use-size.ts';
import { useGestures } from '../map/gestures.ts';
import { openClaim } from '../navigation/sheet.ts';
import { MediaBase } from '../remembrance/text/Picture.tsx';
import { isOnBox, panned, type SheetView, viewOfBox, wholeSize, wholeView, zoomed } from './scan-view.ts';
import styles from './ZoomView.module.css';

const zoomStep = 1.6;

/** Where the picture goes when a key looks to one side of it: shares of the panel. */
const keySteps: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: 0.25, y: 0 },
  ArrowRight: { x: -0.25, y: 0 },
  ArrowUp: { x: 0, y: 0.25 },
  ArrowDown: { x: 0, y: -0.25 },
};

interface ZoomMark {
  claimId: string;
  box: DocumentBox;
  label: string;
}

interface ZoomViewProps {
  medium: Medium;
  /** Places that lead to a claim. */
  marks?: ZoomMark[];
  /** The claim whose mark is in the middle at first. */
  wantedId?: string | null;
  /** Further buttons beside those that enlarge. */
  children?: ComponentChildren;
}

/** A picture that fingers and buttons enlarge. Two rows of a grid: the picture, and its buttons. */
export function ZoomView({ medium, marks = [], wantedId = null, children }: ZoomViewProps) {
  const address = useContext(MediaBase) + medium.file;
  const own = useRef<HTMLDivElement>(null);
  const panel = useSize(own);
  const view = useSignal<SheetView | null>(null);
  const isLost = useSignal(false);
  const whole = panel && wholeSize({ width: medium.width ?? 1, height: medium.height ?? 1 }, panel);
  const wanted = marks.find(({ claimId }) => claimId === wantedId)?.box;
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
  /** At an edge of the picture an arrow leads on to another control, as elsewhere: a keypad has no other keys for it. */
  const panByKey = (event: KeyboardEvent): void => {
    const step = keySteps[event.key];
    if (!step || !panel || event.target !== event.currentTarget) return;
    pan({ x: step.x * panel.width, y: step.y * panel.height });
    if (view.value?.x !== x || view.value?.y !== y) event.preventDefault();
  };
  return (
    <>
      <div
        ref={own}
        class={styles.panel}
        role="application"
        tabIndex={scale > 1 ? 0 : -1}
        aria-label={t('document.panel')}
        onKeyDown={panByKey}
      >
        {isLost.value && <p class={styles.lost}>{medium.alt}</p>}
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
              alt={medium.alt}
              draggable={false}
              decoding="async"
              onError={() => (isLost.value = true)}
            />
            {marks.map(({ claimId, box, label }) => (
              <button
                key={claimId}
                type="button"
                class={styles.mark}
                data-wanted={claimId === wantedId}
                aria-haspopup="dialog"
                aria-label={label}
                style={{
                  left: percent(box.left),
                  top: percent(box.top),
                  width: percent(box.width),
                  height: percent(box.height),
                }}
                onClick={() => openClaim(claimId)}
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
        {children}
      </div>
    </>
  );
}

const percent = (share: number): string => `${share * 100}%`;

/** CSS pixels in a millimetre of this screen, as main.tsx wrote it into the styles. */
const pxPerMm = (): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm')) || 2.712;
