import { useContext } from 'preact/hooks';
import { WorkshopContext } from '../../curator/app/context.ts';
import { t } from '../../curator/app/i18n.ts';
import { SelfTestPart } from '../../curator/staff/SelfTestPart.tsx';
import { useStaff } from '../../curator/staff/use-staff.ts';
import { Notice } from '../../curator/ui/Notice.tsx';
import { HeadOf } from './StepHead.tsx';
import type { StepProps } from './step-props.ts';

export function TestStep(_: StepProps) {
  const isSignedIn = useContext(WorkshopContext) !== null;
  return (
    <>
      <HeadOf step="test" />
      {isSignedIn ? <Test /> : <p>{t('firstStart.test.needsAccount')}</p>}
    </>
  );
}

/** The morning self-test, as on the page of the machine. */
function Test() {
  const { machine, failure, testing, test } = useStaff();
  return (
    <>
      {failure && <Notice tone="live">{failure}</Notice>}
      {machine && <SelfTestPart last={machine.last} testing={testing} onTest={test} />}
    </>
  );
}
