import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Kiosk } from '../../db/model/record/release.ts';
import type { SpeechSwitch } from '../speech/speechSwitch.ts';
import type { Api } from './api.ts';
import type { Guide } from './guide.ts';

/** What main.tsx composed, for the screens. */
export interface Services {
  api: Api;
  guide: Guide;
  kiosk: Kiosk;
  speech: SpeechSwitch;
}

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('the page was drawn outside of its services');
  return services;
}
