import { signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { noDraftFile } from './carry/useDraftFile.ts';
import { Opening } from './screens/Opening.tsx';
import { SignIn } from './screens/SignIn.tsx';
import { Shell } from './shell/Shell.tsx';
import { SignInAgain } from './shell/SignInAgain.tsx';
import type { WorkshopApi } from './state/api.ts';
import { createNames } from './state/names.ts';
import { WorkshopContext } from './state/services.ts';
import { lapse, session } from './state/session.ts';
import { createWork } from './state/work.ts';
import { importBeginning } from './tables/useTableImport.ts';

/** The whole page: the way in, or the workshop with somebody in it. */
export function Workshop({ api }: { api: WorkshopApi }) {
  const current = session.value;
  const kept = useMemo(() => keptFor(api), [api]);
  const workshop = useMemo(() => (current ? { ...kept, session: current } : null), [kept, current]);
  const account = current?.account.id;
  useEffect(() => {
    if (account) void kept.work.pickUp();
  }, [kept, account]);
  if (current === undefined) return <Opening />;
  if (!workshop) return <SignIn api={api} />;
  return (
    <WorkshopContext.Provider value={workshop}>
      <Shell />
      {lapse.value && <SignInAgain />}
    </WorkshopContext.Provider>
  );
}

/** What outlives every screen, for as long as the page is open. */
const keptFor = (api: WorkshopApi) => ({
  api,
  names: createNames(api),
  work: createWork(api),
  tableImport: signal(importBeginning),
  draftFile: signal(noDraftFile),
});
