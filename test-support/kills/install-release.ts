import { activateRelease } from '../../db/release/store/activate.ts';
import { installRelease } from '../../db/release/store/install.ts';
import { parsePublicKeys } from '../../db/release/trust/keys.ts';
import { trustInstalled } from '../../db/release/trust/trust.ts';
import { die } from './die.ts';

/** Installs and activates a release, and kills itself with SIGKILL after one step: `node install-release.ts DATA SOURCE BUILTIN KEY STEP`. */
const [dataFolder = '', source = '', builtin = '', key = '', fatal = ''] = process.argv.slice(2);
const trust = trustInstalled(parsePublicKeys([key]).keys, builtin);
const after = (step: string): void => {
  if (step === fatal) die();
};

const installed = installRelease(dataFolder, source, trust, after);
if (installed.ok)
  activateRelease({ dataFolder, sequence: installed.value.manifest.sequence, trust, builtinSequence: 1, after });
