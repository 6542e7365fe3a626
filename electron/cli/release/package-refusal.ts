import type { PackageReason, PackageRefusal } from '../../../db/release/package/refusal.ts';
import type { refusalReasons } from '../../../db/release/trust/verify.ts';
import { wordsOf } from '../refusal.ts';
import { Refused } from '../reply.ts';

type CarriageReason = Exclude<PackageReason, (typeof refusalReasons)[number]>;

const again = 'export it once more, and copy it once more';

const sentences: Record<CarriageReason, (detail: string) => string> = {
  'no-such-file': () => 'there is no such file',
  'unreadable-package': (code) => `the medium does not give it (${code}): try another stick`,
  'not-a-package': () => 'it is no package of Esimde (*.esimde, as `esimde export` writes it)',
  'huge-manifest': () => 'its table of contents is larger than any release has',
  'truncated-package': () => `it is cut short: ${again}`,
  'trailing-bytes': () => `there is more in it than was exported: ${again}`,
  'changed-package': () =>
    `it is not as it was exported, byte for byte (a zip program may have packed it anew): ${again}`,
  older: (shown) => `its number is lower than that of what is shown (${shown}); --allow-older goes back on purpose`,
  'went-back': (shown) => `this kiosk went back to release ${shown} on purpose; \`esimde install\` installs it`,
  taken: (name) => `another release has its number ${name} already`,
  'no-space': (detail) => `the disk is too full${detail && ` (${detail})`}: make room and try again`,
  'cannot-write': (code) => `the disk cannot be written to (${code})`,
  'place-taken': (file) => `${file} is there already and is no package: name another file`,
  unhealthy: (screen) => `a screen cannot be shown of it (${screen}); what was shown before is shown still`,
  'nothing-before': () => 'there is no release before the one that is shown',
  busy: () => 'another program changes the releases at this moment: try again in a minute',
  cancelled: () => 'it was broken off; nothing was changed',
};

/** Why a package or a release is refused, as the end of a sentence. */
export function wordsFor({ reason, detail }: PackageRefusal): string {
  return isCarriage(reason) ? sentences[reason](detail) : wordsOf({ reason, detail });
}

const isCarriage = (reason: PackageReason): reason is CarriageReason => reason in sentences;

/** The refusal as the end of a command. `what` names what was asked for, such as a file. */
export function refusedPackage(what: string, refusal: PackageRefusal): Refused {
  return new Refused(refusal.reason, `${what}: ${wordsFor(refusal)}.`);
}
