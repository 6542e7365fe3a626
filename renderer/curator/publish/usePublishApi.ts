import { useMemo } from 'preact/hooks';
import { useWorkshop } from '../state/services.ts';
import { type PublishApi, publishApi } from './publishApi.ts';

/** What review, publishing and carrying ask, of the service that the page speaks to. */
export function usePublishApi(): PublishApi {
  const { api } = useWorkshop();
  return useMemo(() => publishApi(api), [api]);
}
