import { t } from '../../curator/app/i18n.ts';
import { Choices } from './Choices.tsx';
import { HeadOf } from './StepHead.tsx';
import type { StepProps } from './step-props.ts';

const modes = ['touch', 'display'] as const;

export function ModeStep({ values, onAnswer }: StepProps) {
  const choices = modes.map((value) => ({
    value,
    name: t(`firstStart.mode.${value}`),
    hint: t(`firstStart.mode.${value}.hint`),
  }));
  return (
    <>
      <HeadOf step="mode" />
      <Choices
        label={t('firstStart.mode')}
        choices={choices}
        chosen={values.mode}
        onChoose={(mode) => onAnswer({ mode })}
      />
    </>
  );
}
