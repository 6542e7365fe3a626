import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Kiosk } from '../../../db/model/api/release.ts';
import type { Api } from '../../shared/api/api.ts';
import type { Navigator } from './navigator.ts';

/** What main.tsx creates for the screens. */
export interface Services {
  api: Api;
  navigator: Navigator;
  kiosk: Kiosk;
}

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('ServicesContext has no value');
  return services;
}
