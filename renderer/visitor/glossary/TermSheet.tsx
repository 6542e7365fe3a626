import { useEffect, useState } from 'preact/hooks';
import type { GlossaryTerm } from '../../../db/model/api/text.ts';
import { language } from '../../shared/i18n/i18n.ts';
import { CitationsSheet } from '../evidence/CitationsSheet.tsx';
import { useServices } from '../navigation/services.ts';
import { GlossaryEntry } from './GlossaryEntry.tsx';

/** A term of the glossary, opened from a word in a text. */
export function TermSheet({ termId }: { termId: string }) {
  const { api } = useServices();
  const [term, setTerm] = useState<GlossaryTerm | null>(null);
  const speaking = language.value;
  useEffect(() => {
    let current = true;
    const load = api.glossary(speaking).catch(() => []);
    void load.then((terms) => current && setTerm(terms.find(({ id }) => id === termId) ?? null));
    return () => {
      current = false;
    };
  }, [api, termId, speaking]);
  if (!term) return null;
  return (
    <>
      <GlossaryEntry term={term} large />
      <CitationsSheet citations={term.citations} />
    </>
  );
}
