import { useEffect, useState } from 'preact/hooks';
import type { LoopNow } from '../../../db/model/api/loop.ts';
import { useServices } from '../shell/services.ts';

const askMs = 15_000;

/** What the clock says, asked again quietly; the last answer stands where none comes. */
export function useLoopNow(first: LoopNow): LoopNow {
  const { api, kiosk } = useServices();
  const [now, setNow] = useState(first);
  useEffect(() => {
    setNow(first);
    const ask = (): void => {
      api.loopNow(kiosk.defaultLanguage).then(
        (next) => current && setNow(next),
        () => {},
      );
    };
    let current = true;
    const timer = setInterval(ask, askMs);
    return () => {
      current = false;
      clearInterval(timer);
    };
  }, [api, kiosk, first]);
  return now;
}
