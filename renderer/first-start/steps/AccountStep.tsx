import { useContext } from 'preact/hooks';
import { WorkshopContext } from '../../curator/app/context.ts';
import { t } from '../../curator/app/i18n.ts';
import { FirstAccountForm } from '../../curator/sign-in/FirstAccount.tsx';
import { SignInForm } from '../../curator/sign-in/SignIn.tsx';
import { session } from '../../curator/sign-in/session.ts';
import { useLoad } from '../../shared/ui/use-loaded.ts';
import { StepHead } from './StepHead.tsx';
import type { StepProps } from './step-props.ts';

/** The first account; after a power cut, the one that was made before. */
export function AccountStep({ workshop }: StepProps) {
  const signedIn = useContext(WorkshopContext)?.session.account;
  // A new workshop is filled before it answers.
  const { value: first } = useLoad(() => workshop.firstAccount(), [workshop]);
  if (signedIn)
    return (
      <StepHead title={t('firstStart.account')} lead={t('firstStart.account.signedIn', { name: signedIn.name })} />
    );
  if (!first) return <StepHead title={t('firstStart.account')} lead={t('firstStart.account.opening')} />;
  if (first.needed)
    return <FirstAccountForm api={workshop} needsCode={first.needsCode} onMade={(next) => (session.value = next)} />;
  return (
    <>
      <StepHead title={t('firstStart.account')} lead={t('firstStart.account.exists')} />
      <SignInForm api={workshop} />
    </>
  );
}
