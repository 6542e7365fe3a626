import type { GlossaryTerm } from '../../db/model/record/text.ts';
import { GlossaryEntry } from '../components/GlossaryEntry.tsx';
import { PageHead } from '../components/PageHead.tsx';
import { language, t } from '../state/words.ts';
import styles from './Glossary.module.css';
import { RemembranceTabs } from './Remembrance.tsx';

/** The words of the subject, in the alphabet of the visitor's language. */
export function Glossary({ terms }: { terms: GlossaryTerm[] }) {
  const collator = new Intl.Collator(language.value);
  const bare = ({ term }: GlossaryTerm): string => term.replace(/[«»"“”]/g, '');
  const sorted = [...terms].sort((a, b) => collator.compare(bare(a), bare(b)));
  return (
    <>
      <PageHead title={t('glossary.title')} lead={t('glossary.lead')}>
        <RemembranceTabs part="glossary" />
      </PageHead>
      <div class={styles.terms}>
        {sorted.map((term) => (
          <GlossaryEntry key={term.id} term={term} />
        ))}
      </div>
    </>
  );
}
