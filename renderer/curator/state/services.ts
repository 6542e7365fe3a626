import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { WorkshopSession } from '../../../db/model/record/workshop.ts';
import type { WorkshopApi } from './api.ts';
import type { Names } from './names.ts';

/** What the page composed, for the screens. */
export interface Workshop {
  api: WorkshopApi;
  session: WorkshopSession;
  names: Names;
}

export const WorkshopContext = createContext<Workshop | null>(null);

export function useWorkshop(): Workshop {
  const workshop = useContext(WorkshopContext);
  if (!workshop) throw new Error('a screen of the workshop was drawn before anybody signed in');
  return workshop;
}
