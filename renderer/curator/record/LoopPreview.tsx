import { useSignal } from '@preact/signals';
import { ChevronLeft, ChevronRight, Play } from 'lucide';
import { useRef } from 'preact/hooks';
import { type Language, languages } from '../../../db/model/vocabulary.ts';
import { useSize } from '../../shared/ui/use-size.ts';
import { refusalText } from '../api/refusal.ts';
import { useWorkshop } from '../app/context.ts';
import { language, t, translateIn } from '../app/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Segments } from '../ui/Segments.tsx';
import type { Editor } from './editor.ts';
import styles from './LoopPreview.module.css';

interface LoopPreviewProps {
  id: string;
  editor: Editor;
}

/** Opens the loop on the playlist as it is typed. The proof is built first, so that a failure is shown here. */
export function LoopPreview({ id, editor }: LoopPreviewProps) {
  const { api } = useWorkshop();
  const state = useSignal<'closed' | 'preparing' | 'open'>('closed');
  const failure = useSignal<string | null>(null);
  const isWrong = editor.problems.value.some(({ path }) => path[0] !== 'title');
  const open = async (): Promise<void> => {
    state.value = 'preparing';
    failure.value = null;
    try {
      await editor.autosave.now();
      await api.buildProof();
      state.value = 'open';
    } catch (error) {
      failure.value = `${t('loopPreview.refused')} ${refusalText(error)}`;
      state.value = 'closed';
    }
  };
  const isPreparing = state.value === 'preparing';
  return (
    <div class={styles.opening}>
      <Button icon={Play} disabled={isWrong || isPreparing} onClick={() => void open()}>
        {t(isPreparing ? 'loopPreview.preparing' : 'loopPreview.open')}
      </Button>
      {isWrong && <p class={styles.about}>{t('loopPreview.wrong')}</p>}
      {failure.value && <Notice tone="live">{failure.value}</Notice>}
      {state.value === 'open' && <PreviewDialog id={id} onClose={() => (state.value = 'closed')} />}
    </div>
  );
}

/** Sides of the visitors' screen in CSS pixels. */
const screens = { landscape: [1920, 1080], portrait: [1080, 1920] } as const;
const speeds = { fast: 10, usual: 1 } as const;

const keysOf = <T extends object>(values: T) => Object.keys(values) as (keyof T & string)[];

/** The visitors' page in a frame, with what a passer-by sees in an hour in six minutes, or scene by scene. */
function PreviewDialog({ id, onClose }: { id: string; onClose(): void }) {
  const names = useSignal<Language>(language.peek());
  const shape = useSignal<keyof typeof screens>('landscape');
  const speed = useSignal<keyof typeof speeds>('fast');
  const turn = useSignal(0);
  const room = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const size = useSize(room);
  const [width, height] = screens[shape.value];
  const scale = size ? Math.min(size.width / width, size.height / height) : 0;
  /** The turn that shows; the frame is a page of this origin. */
  const shownTurn = (): number => {
    const loop = frame.current?.contentDocument?.querySelector<HTMLElement>('[data-turn]');
    return Number(loop?.dataset.turn ?? turn.peek());
  };
  const show = (change: () => void, steps = 0): void => {
    turn.value = Math.max(0, shownTurn() + steps);
    change();
  };
  const source = `api/workshop/proof/playlist/${id}/?speed=${speeds[speed.value]}#/loop?lang=${names.value}&scene=${turn.value}`;
  return (
    <Dialog title={t('loopPreview.title')} wide onClose={onClose}>
      <p class={styles.about}>{t('loopPreview.about')}</p>
      <div class={styles.controls}>
        <Button icon={ChevronLeft} aria-label={t('loopPreview.previous')} onClick={() => show(() => {}, -1)} />
        <Button icon={ChevronRight} aria-label={t('loopPreview.next')} onClick={() => show(() => {}, 1)} />
        <Segments
          label={t('loopPreview.speed')}
          options={keysOf(speeds)}
          value={speed.value}
          text={(each) => t(`loopPreview.${each}`)}
          onChoose={(each) => show(() => (speed.value = each))}
        />
        <Segments
          label={t('loopPreview.language')}
          options={languages}
          value={names.value}
          text={(each) => translateIn(each)('language.short')}
          onChoose={(each) => show(() => (names.value = each))}
        />
        <Segments
          label={t('loopPreview.shape')}
          options={keysOf(screens)}
          value={shape.value}
          text={(each) => t(`loopPreview.${each}`)}
          onChoose={(each) => show(() => (shape.value = each))}
        />
      </div>
      <div ref={room} class={styles.room}>
        {/* Watched, not used: a touch would lead out of the loop. A frame keeps its page where only the hash of its address changes. */}
        <iframe
          key={source}
          ref={frame}
          title={t('loopPreview.title')}
          class={styles.frame}
          src={source}
          inert
          style={{ width: `${width}px`, height: `${height}px`, transform: `scale(${scale})` }}
        />
      </div>
    </Dialog>
  );
}
