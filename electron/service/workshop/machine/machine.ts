import type { CrossTap, TouchFit } from '../../../../db/model/api/first-start.ts';
import type { HostName, KioskEnding, MachineState, Turn } from '../../../../db/model/api/staff.ts';
import type { Result } from '../../../../db/model/result.ts';
import type { DisplayState } from '../../../kiosk/displays.ts';

/** Why the machine was not set: its program is missing or failed. */
export type MachineSet = Result<null, string>;

type MachineControls = Pick<MachineState, 'turn' | 'volume' | 'brightness'>;

/** The machine under the kiosk, as its technician handles it; `electron/kiosk/machine` has it for both hosts. */
export interface StaffMachine {
  controls(): MachineControls;
  /** The touch screen follows where it can. */
  turn(turn: Turn): Promise<MachineSet>;
  /** Whether this program can map the touch screen to the picture. */
  mapsTouch: boolean;
  /** Maps the touch screen so that the touches are where the crosses were. */
  fitTouch(taps: readonly CrossTap[]): Promise<TouchFit>;
  /** @param percent 0 to 100 */
  setVolume(percent: number): Promise<MachineSet>;
  setBrightness(percent: number): Promise<MachineSet>;
  /** Ends the kiosk after the reply is sent; null if this program shows none. */
  end: ((how: KioskEnding) => void) | null;
  /** The host that never showed the page and was left for another one. */
  hostLeft: HostName | null;
  /** The displays as the host sees them. */
  displays(): DisplayState;
}
