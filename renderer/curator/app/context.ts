import type { Signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { WorkshopSession } from '../../../db/model/api/accounts.ts';
import type { WorkshopApi } from '../api/client.ts';
import type { Names } from '../api/names.ts';
import type { DraftFileState } from '../carry/use-draft-file.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { ImportState } from '../tables/use-table-import.ts';

/** Services and state that every screen can reach. */
interface Workshop {
  api: WorkshopApi;
  session: WorkshopSession;
  names: Names;
  /** Long-running jobs, which go on while another screen is open. */
  jobs: Jobs;
  /** The table import under way. */
  tableImport: Signal<ImportState>;
  /** A colleague's drafts file and its undecided conflicts. */
  draftFile: Signal<DraftFileState>;
}

export const WorkshopContext = createContext<Workshop | null>(null);

export function useWorkshop(): Workshop {
  const workshop = useContext(WorkshopContext);
  if (!workshop) throw new Error('a workshop screen was rendered without a session');
  return workshop;
}
