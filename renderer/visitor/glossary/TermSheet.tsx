import { language } from '../../shared/i18n/i18n.ts';
import { useLoaded } from '../../shared/ui/use-loaded.ts';
import { CitationsSheet } from '../evidence/CitationsSheet.tsx';
import { useServices } from '../navigation/services.ts';
import { GlossaryEntry } from './GlossaryScreen.tsx';

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
