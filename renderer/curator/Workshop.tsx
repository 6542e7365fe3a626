import { useEffect, useMemo } from 'preact/hooks';
import type { WorkshopApi } from './api/client.ts';
import { createServices, WorkshopContext } from './app/context.ts';
import { adoptLanguage } from './app/i18n.ts';
import { Shell } from './shell/Shell.tsx';
import { ChoosePassphrase } from './sign-in/ChoosePassphrase.tsx';
import { Opening, SignIn } from './sign-in/SignIn.tsx';
import { SignInAgain } from './sign-in/SignInAgain.tsx';
import { expiry, session } from './sign-in/session.ts';

/** The whole page: the sign-in, or the workshop of the signed-in account. */
export function Workshop({ api }: { api: WorkshopApi }) {
  const current = session.value;
  const services = useMemo(() => createServices(api), [api]);
  const workshop = useMemo(() => (current ? { ...services, session: current } : null), [services, current]);
  const account = current?.account.id;
  const mustChange = current?.mustChangePassphrase;
  useEffect(() => {
    if (!account || mustChange) return;
    void services.jobs.resume();
    const { preferences } = current;
    const language = adoptLanguage(preferences.language);
    services.preferences.adopt(preferences);
    if (language !== preferences.language) services.preferences.change({ language }).catch(() => {});
  }, [services, account, mustChange]);
  if (current === undefined) return <Opening />;
  if (!workshop) return <SignIn api={api} />;
  return (
    <WorkshopContext.Provider value={workshop}>
      {workshop.session.mustChangePassphrase ? <ChoosePassphrase /> : <Shell />}
      {expiry.value && <SignInAgain />}
    </WorkshopContext.Provider>
  );
}
