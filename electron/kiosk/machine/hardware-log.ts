import { detailsOf, type Log } from '../../service/http/log.ts';
import { checkHardware, type HardwareKnown } from '../../service/workshop/machine/self-test/hardware.ts';

/** After the page is shown: reading a dying disk takes long. */
const firstMs = 5 * 60_000;
const dayMs = 86_400_000;

/** Writes the state of the computer to the log once a day: a fault as a warning each. @returns ends it */
export function logHardware(log: Log, known?: HardwareKnown): () => void {
  const look = () =>
    checkHardware(known).then(
      (notes) => {
        for (const { code, isFault, values } of notes) log[isFault ? 'warn' : 'info']('hardware', { code, ...values });
      },
      (error: unknown) => log.error('hardware-unread', detailsOf(error)),
    );
  const first = setTimeout(look, firstMs).unref();
  const daily = setInterval(look, dayMs).unref();
  return () => {
    clearTimeout(first);
    clearInterval(daily);
  };
}
