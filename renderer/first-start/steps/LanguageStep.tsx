import { languages } from '../../../db/model/vocabulary.ts';
import { chooseLanguage, t, translateIn } from '../../curator/app/i18n.ts';
import { Choices } from './Choices.tsx';
import { HeadOf } from './StepHead.tsx';
import type { StepProps } from './step-props.ts';

export function LanguageStep({ values, onAnswer }: StepProps) {
  const choices = languages.map((value) => ({ value, name: translateIn(value)('language.name'), lang: value }));
  return (
    <>
      <HeadOf step="language" />
      <Choices
        label={t('firstStart.language')}
        choices={choices}
        chosen={values.defaultLanguage}
        onChoose={(defaultLanguage) => {
          chooseLanguage(defaultLanguage);
          onAnswer({ defaultLanguage });
        }}
      />
    </>
  );
}
