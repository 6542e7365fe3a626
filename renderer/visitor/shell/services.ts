import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Kiosk } from '../../../db/model/api/release.ts';
import type { Api } from '../../shared/api/api.ts';
import type { Navigator } from '../navigation/navigator.ts';
import type { SpeechSwitch } from '../speech/speech-switch.ts';

/** What main.tsx composed, for the screens. */
export interface Services {
  api: Api;
  navigator: Navigator;
  kiosk: Kiosk;
  speech: SpeechSwitch;
}

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('the page was drawn outside of its services');
  return services;
}
