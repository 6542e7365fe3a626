import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import {
  appCommand,
  appNode,
  appPlatform,
  appPlatforms,
  minimumPackageVersion,
} from '../../../db/release/app/manifest.ts';
import { packApp } from '../../../db/release/app/pack.ts';
import { UserError } from '../../../db/user-error.ts';
import { appFolder } from '../../kiosk/app-folder.ts';
import { type Answer, answerCommand, type JsonOption, parseFileName, reply } from '../command.ts';
import { passphrasesFrom, unlockedKey } from '../passphrase.ts';
import { refusedFor } from '../refused.ts';

interface PackOptions extends JsonOption {
  key: string;
  out: string;
  tree?: string;
  platform: string;
  minimumVersion: string;
  passphraseStdin?: boolean;
}

/** `esimde app pack` */
export function packCommand(): Command {
  return answerCommand('pack', 'write a version of this program as one signed file, for USB sticks and channels')
    .requiredOption('--key <file>', 'the private key that signs it; kiosks name its public key in install.programKeys')
    .requiredOption('--out <path>', 'the file, or a folder to write it to, such as a USB stick', parseFileName)
    .option('--tree <dir>', 'the program as a package installs it: usr/lib/esimde of a .deb (default: this program)')
    .addOption(
      new Option('--platform <name>', 'system and processor of that program')
        .choices(appPlatforms)
        .default(appPlatform),
    )
    .option('--minimum-version <version>', 'the oldest installed package on which it runs', minimumPackageVersion)
    .option('--passphrase-stdin', 'read the passphrase of the key from stdin')
    .action((options: PackOptions) => reply(options.json, () => pack(options)));
}

async function pack(options: PackOptions): Promise<Answer> {
  const tree = resolve(options.tree ?? appFolder());
  const missing = [appNode, appCommand, 'package.json'].find((name) => !existsSync(join(tree, name)));
  if (missing !== undefined)
    throw new UserError(`${tree} is not an installed program: it has no ${missing}; name one with --tree=DIR.`);
  const key = await unlockedKey(resolve(options.key), passphrasesFrom(options.passphraseStdin ?? false));
  const { platform, minimumVersion } = options;
  const outcome = await packApp({ tree, platform, minimumVersion, key, out: resolve(options.out) });
  if (!outcome.ok) throw refusedFor('nothing was written', outcome.error);
  const { file, bytes, manifest } = outcome.value;
  const { app } = manifest;
  return {
    data: { app: { version: app, platform, minimumVersion: manifest.minimumVersion, keyId: key.id }, file, bytes },
    lines: [`${file}: Esimde ${app} for ${platform}, ${(bytes / 1e6).toFixed(0)} MB, signed with key ${key.id}.`],
  };
}
