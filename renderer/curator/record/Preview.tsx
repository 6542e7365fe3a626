import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { type Language, languages } from '../../../db/model/vocabulary.ts';
import { TextBody } from '../../components/TextBody.tsx';
import { language as visitorLanguage } from '../../state/words.ts';
import { Segments } from '../fields/Segments.tsx';
import type { Body } from '../state/api.ts';
import { language, t, wordsIn } from '../state/words.ts';
import styles from './Preview.module.css';
import { previewBlocks } from './previewBlocks.ts';

/** The body of a text as the visitor sees it: the same component, the same measure, so the same lines. */
export function Preview({ body }: { body: Body }) {
  const shown = useSignal<Language>(language.peek());
  useEffect(() => {
    visitorLanguage.value = shown.value;
  }, [shown.value]);
  const blocks = useMemo(() => previewBlocks(body.body, shown.value), [body.body, shown.value]);
  return (
    <section>
      <h2 class={styles.title}>{t('preview.title')}</h2>
      <Segments
        label={t('preview.language')}
        options={languages}
        value={shown.value}
        word={(each) => wordsIn(each)('language.short')}
        onChoose={(each) => (shown.value = each)}
      />
      {/* Read, not used: nothing in it takes the focus. */}
      <div class={styles.glass} lang={shown.value} inert>
        <TextBody blocks={blocks} />
      </div>
    </section>
  );
}
