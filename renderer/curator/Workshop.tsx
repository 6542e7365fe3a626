import { signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { WorkshopApi } from './api/client.ts';
import { createNames } from './api/names.ts';
import { WorkshopContext } from './app/context.ts';
import { noDraftFile } from './carry/use-draft-file.ts';
import { createWork } from './jobs/jobs.ts';
import { Shell } from './shell/Shell.tsx';
import { Opening, SignIn } from './sign-in/SignIn.tsx';
import { SignInAgain } from './sign-in/SignInAgain.tsx';
import { lapse, session } from './sign-in/session.ts';
import { importBeginning } from './tables/use-table-import.ts';

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
