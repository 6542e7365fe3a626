import { type Language, languages } from '../../../db/model/vocabulary.ts';
import { type Key, t, translateIn } from '../app/i18n.ts';
import { SelectField } from '../ui/Field.tsx';

interface PhrasesProps {
  phrases: readonly Key[];
  /** The text so far, such as the name of an author; a chosen sentence follows it. */
  value: unknown;
  onValue(value: Record<Language, string>): void;
}

/** Writes a sentence of a list in the three languages. */
export function Phrases({ phrases, value, onValue }: PhrasesProps) {
  const before = (value ?? {}) as Partial<Record<Language, string>>;
  const choose = (key: Key): void => {
    const texts = languages.map((language) => {
      const earlier = withoutPhrase(
        before[language] ?? '',
        phrases.map((phrase) => translateIn(language)(phrase)),
      );
      const sentence = translateIn(language)(key);
      return [language, earlier === '' ? sentence : `${earlier.replace(/[.,;]?$/, '.')} ${sentence}`];
    });
    onValue(Object.fromEntries(texts) as Record<Language, string>);
  };
  return (
    <SelectField
      label={t('rights.list')}
      value={null}
      none={t('lists.filter.choose')}
      options={phrases.map((key) => [key, t(key)])}
      onChoose={(key) => key && choose(key)}
    />
  );
}

/** Another sentence of the list takes the place of the first. */
function withoutPhrase(text: string, sentences: readonly string[]): string {
  const last = sentences.find((sentence) => text.endsWith(sentence));
  return (last === undefined ? text : text.slice(0, -last.length)).trim();
}
