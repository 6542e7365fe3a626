import type { GlossaryTerm } from '../../../db/model/api/text.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
import { PageHead } from '../../shared/ui/PageHead.tsx';
import { RemembranceTabs } from '../remembrance/RemembranceScreen.tsx';
import { GlossaryEntry } from './GlossaryEntry.tsx';
import styles from './GlossaryScreen.module.css';

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
