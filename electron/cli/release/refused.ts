import { refusalText } from '../../messages.ts';
import { CommandRefused } from '../../user-error.ts';

type Refusal = Parameters<typeof refusalText>[0];

/** `what` begins the sentence, such as `nothing was written to FILE`. */
export const refusedFor = (what: string, refusal: Refusal): CommandRefused =>
  new CommandRefused(refusal.reason, `${what}: ${refusalText(refusal)}.`);

/** `release` begins the sentence, such as `release 0007`. */
export const refusedRelease = (release: string, refusal: Refusal): CommandRefused =>
  new CommandRefused(refusal.reason, `${release} is refused: ${refusalText(refusal)}.`);

/** Follows the message that a release is current. */
export const soonShown = 'a running kiosk shows it as soon as no visitor is reading.';
