import { t } from '../../curator/app/i18n.ts';
import { HeadOf } from './StepHead.tsx';
import { Stepper } from './Stepper.tsx';
import type { StepProps } from './step-props.ts';

const stepMm = 10;
const maxMm = 2_500;

export function EdgeStep({ values: { lowerEdgeMm }, onAnswer }: StepProps) {
  return (
    <>
      <HeadOf step="edge" />
      <Stepper
        text={t('firstStart.edge.value', { mm: lowerEdgeMm })}
        less={t('firstStart.edge.lower')}
        more={t('firstStart.edge.higher')}
        onStep={(by) => onAnswer({ lowerEdgeMm: Math.min(maxMm, Math.max(0, lowerEdgeMm + by * stepMm)) })}
      />
    </>
  );
}
