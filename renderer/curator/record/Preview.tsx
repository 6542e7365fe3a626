import { useSignal, useSignalEffect } from '@preact/signals';
import { Maximize2 } from 'lucide';
import { useEffect, useMemo } from 'preact/hooks';
import { type Language, languages } from '../../../db/model/vocabulary.ts';
import { language as visitorLanguage } from '../../shared/i18n/i18n.ts';
import { PageHead } from '../../shared/ui/PageHead.tsx';
import { MediaBase } from '../../visitor/remembrance/text/Picture.tsx';
import { TextBody } from '../../visitor/remembrance/text/TextBody.tsx';
import { WayStops } from '../../visitor/ways/WayScreen.tsx';
import type { Body } from '../api/client.ts';
import { useWorkshop } from '../app/context.ts';
import { language, t, translateIn } from '../app/i18n.ts';
import { useForm } from '../form/context.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Segments } from '../ui/Segments.tsx';
import styles from './Preview.module.css';
import { previewBlocks, usePreviewMedia, workshopMedia } from './preview-blocks.ts';
import { previewWay } from './preview-way.ts';

/** A text or a guided way as the visitor sees it: the same component; at full width the same measure, so the same lines. */
export function Preview({ kind }: { kind: 'text' | 'way' }) {
  const body = useSettledBody();
  const shown = useSignal<Language>(language.peek());
  useEffect(() => {
    visitorLanguage.value = shown.value;
  }, [shown.value]);
  const large = useSignal(false);
  const Glass = kind === 'text' ? TextGlass : WayGlass;
  return (
    <details open={isRoomBeside()}>
      <summary class={styles.title}>{t('preview.title')}</summary>
      <Segments
        label={t('preview.language')}
        options={languages}
        value={shown.value}
        text={(each) => translateIn(each)('language.short')}
        onChoose={(each) => (shown.value = each)}
      />
      <Button look="plain" icon={Maximize2} onClick={() => (large.value = true)}>
        {t('preview.large')}
      </Button>
      {/* Read, not used: nothing in it takes the focus. */}
      <div class={styles.glass} lang={shown.value} inert>
        <Glass body={body} language={shown.value} />
      </div>
      {large.value && (
        <Dialog title={t('preview.title')} wide onClose={() => (large.value = false)}>
          <div class={styles.large} lang={shown.value} inert>
            <Glass body={body} language={shown.value} />
          </div>
        </Dialog>
      )}
    </details>
  );
}

interface GlassProps {
  body: Body;
  language: Language;
}

/** The visitor's own component; pictures come from the workshop, published or not. */
function TextGlass({ body: { body }, language: shown }: GlassProps) {
  const media = usePreviewMedia(body);
  const blocks = useMemo(() => previewBlocks(body, shown, media), [body, shown, media]);
  return (
    <MediaBase.Provider value={workshopMedia}>
      <TextBody blocks={blocks} />
    </MediaBase.Provider>
  );
}

function WayGlass({ body, language: shown }: GlassProps) {
  const { names } = useWorkshop();
  const way = previewWay(body, shown, (key) => names.of(key).value?.title[shown] ?? key.id);
  return (
    <>
      <PageHead title={way.title} lead={way.about} />
      <WayStops way={way} />
    </>
  );
}

/** The preview is updated at a pause in typing, so that it does not delay the keys. */
const pauseMs = 120;

function useSettledBody(): Body {
  const { form } = useForm();
  const settled = useSignal(form.body.peek());
  useSignalEffect(() => {
    const body = form.body.value;
    if (body === settled.peek()) return;
    const timer = setTimeout(() => (settled.value = body), pauseMs);
    return () => clearTimeout(timer);
  });
  return settled.value;
}

/** Above the form, the preview is closed at first. */
const isRoomBeside = (): boolean => innerWidth >= 1200;
