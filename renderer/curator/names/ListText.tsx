import type { NameListText } from '../../../db/model/api/names.ts';
import { languages } from '../../../db/model/vocabulary.ts';
import { t, translateIn } from '../app/i18n.ts';
import { Check, TextField } from '../ui/Field.tsx';

interface ListTextProps {
  text: NameListText;
  onChange(text: NameListText): void;
}

const rest = ['holder', 'licence', 'citation', 'date'] as const;

/** Title, holder, licence, citation and date of a list, and whether it may be on the web. What is empty is not said. */
export function ListText({ text, onChange }: ListTextProps) {
  return (
    <>
      {languages.map((each) => (
        <TextField
          key={each}
          label={`${t('names.text.title')} · ${translateIn(each)('language.name')}`}
          lang={each}
          required
          maxLength={500}
          value={text.title[each]}
          onInput={(value) => onChange({ ...text, title: { ...text.title, [each]: value } })}
        />
      ))}
      {rest.map((name) => (
        <TextField
          key={name}
          label={t(`names.text.${name}`)}
          maxLength={2000}
          value={text[name] ?? ''}
          onInput={(value) => onChange({ ...text, [name]: value === '' ? undefined : value })}
        />
      ))}
      <Check
        checked={text.web ?? false}
        hint={t('names.text.webHint')}
        onChange={(checked) => onChange({ ...text, web: checked || undefined })}
      >
        {t('names.text.web')}
      </Check>
    </>
  );
}
