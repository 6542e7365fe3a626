import type { Signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { WorkshopSession } from '../../../db/model/api/workshop.ts';
import type { WorkshopApi } from '../api/client.ts';
import type { Names } from '../api/names.ts';
import type { DraftFileState } from '../carry/use-draft-file.ts';
import type { Work } from '../jobs/jobs.ts';
import type { ImportState } from '../tables/use-table-import.ts';

/** What the page composed, for the screens. */
interface Workshop {
  api: WorkshopApi;
  session: WorkshopSession;
  names: Names;
  /** What goes on while its editor looks at another screen. */
  work: Work;
  /** A table on its way in. */
  tableImport: Signal<ImportState>;
  /** A colleague's file, and what of it is to be decided. */
  draftFile: Signal<DraftFileState>;
}

export const WorkshopContext = createContext<Workshop | null>(null);

export function useWorkshop(): Workshop {
  const workshop = useContext(WorkshopContext);
  if (!workshop) throw new Error('a screen of the workshop was drawn before anybody signed in');
  return workshop;
}
