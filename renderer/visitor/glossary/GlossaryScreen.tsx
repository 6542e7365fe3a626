import type { GlossaryTerm } from '../../../db/model/api/text.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
import { KeepTogether } from '../../shared/ui/KeepTogether.tsx';
import { PageHead } from '../../shared/ui/PageHead.tsx';
import { PageWithFoot } from '../../shared/ui/PageWithFoot.tsx';
import { useLoaded } from '../../shared/ui/use-loaded.ts';
import { CitationsSheet } from '../evidence/CitationsSheet.tsx';
import { CitationsMark } from '../evidence/EvidenceMark.tsx';
import { useServices } from '../navigation/services.ts';
import { RemembranceTabs } from '../remembrance/RemembranceScreen.tsx';
import styles from './GlossaryScreen.module.css';

/** The terms of the subject, sorted in the visitor's language. */
export function GlossaryScreen({ terms }: { terms: GlossaryTerm[] }) {
  const collator = new Intl.Collator(language.value);
  const nameOf = ({ term }: GlossaryTerm): string => term.replace(/[«»"“”]/g, '');
  const sorted = [...terms].sort((a, b) => collator.compare(nameOf(a), nameOf(b)));
  return (
    <PageWithFoot foot={<RemembranceTabs part="glossary" />}>
      <PageHead title={t('glossary.title')} lead={t('glossary.lead')} />
      <div class={styles.terms}>
        {sorted.map((term) => (
          <GlossaryEntry key={term.id} term={term} />
        ))}
      </div>
    </PageWithFoot>
  );
}

/** A term with expansion and definition. A term of the regime's own language is labelled as such. */
function GlossaryEntry({ term, large }: { term: GlossaryTerm; large?: boolean }) {
  return (
    <article class={large ? styles.large : styles.entry}>
      <h2 class={styles.term}>
        <KeepTogether text={term.term}>
          {!large && <CitationsMark title="sheet.term" citations={term.citations} />}
        </KeepTogether>
      </h2>
      {term.expansion && <p class={styles.expansion}>{term.expansion}</p>}
      {term.regimeWord && <p class={styles.regime}>{t('glossary.regimeWord')}</p>}
      <p class={styles.definition}>{term.definition}</p>
    </article>
  );
}

/** A term of the glossary, opened from a word in a text. */
export function TermSheet({ termId }: { termId: string }) {
  const { api } = useServices();
  const { value: shown } = language;
  const terms = useLoaded(() => api.glossary(shown).catch(() => []), [api, shown]);
  const term = terms?.find(({ id }) => id === termId);
  if (!term) return null;
  return (
    <>
      <GlossaryEntry term={term} large />
      <CitationsSheet citations={term.citations} />
    </>
  );
}
