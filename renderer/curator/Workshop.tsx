import { useMemo } from 'preact/hooks';
import { SignIn } from './screens/SignIn.tsx';
import { Shell } from './shell/Shell.tsx';
import { SignInAgain } from './shell/SignInAgain.tsx';
import type { WorkshopApi } from './state/api.ts';
import { createNames } from './state/names.ts';
import { WorkshopContext } from './state/services.ts';
import { lapse, session } from './state/session.ts';

/** The whole page: the way in, or the workshop with somebody in it. */
export function Workshop({ api }: { api: WorkshopApi }) {
  const current = session.value;
  const names = useMemo(() => createNames(api), [api]);
  const workshop = useMemo(() => (current ? { api, names, session: current } : null), [api, names, current]);
  if (!workshop) return <SignIn api={api} />;
  return (
    <WorkshopContext.Provider value={workshop}>
      <Shell />
      {lapse.value && <SignInAgain />}
    </WorkshopContext.Provider>
  );
}
