import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Arch, build, Platform } from 'electron-builder';
import { buildDebianPackage } from './debian/debian-package.ts';
import { type PackageTarget, packageConfiguration } from './packaging/configuration.ts';

/**
 * `npm run dist -- --debian|--linux|--win|--mac [--arch=x64|arm64] [--dir] [--out=DIR] [--binaries=DIR]`: packages the
 * built tree into `out/`. `--debian`: the kiosk for Debian, shown by Chromium; the others bring Electron.
 * `--binaries`: npm packages with the binaries of another system.
 * `ELECTRON_OVERRIDE_DIST_PATH` names a local Electron to use instead of a download.
 */
const usage =
  'Say for which system to package: npm run dist -- --debian, --linux, --win or --mac (with --arch=arm64, --dir for no installer).';

const builders = { linux: Platform.LINUX, win32: Platform.WINDOWS, darwin: Platform.MAC } as const;

const options = {
  debian: { type: 'boolean' },
  linux: { type: 'boolean' },
  win: { type: 'boolean' },
  mac: { type: 'boolean' },
  dir: { type: 'boolean' },
  arch: { type: 'string', default: process.arch },
  out: { type: 'string', default: 'out' },
  binaries: { type: 'string' },
} as const;

const parsedArguments = () => {
  try {
    return parseArgs({ options }).values;
  } catch {
    return null;
  }
};

/** @returns null for unknown or missing arguments */
function parse() {
  const values = parsedArguments();
  const platforms: PackageTarget['platform'][] = [];
  if (values === null) return null;
  if (values.linux) platforms.push('linux');
  if (values.win) platforms.push('win32');
  if (values.mac) platforms.push('darwin');
  const { arch } = values;
  const debian = values.debian ?? false;
  if ((platforms.length === 0 && !debian) || (arch !== 'x64' && arch !== 'arm64')) return null;
  return { platforms, debian, arch, dir: values.dir ?? false, output: values.out, binaries: values.binaries } as const;
}

/** What an installer takes beyond npm's packages. */
function toolOf(installer: string, output: string): string {
  const tool = /dmg/i.test(installer)
    ? 'can be made on macOS only'
    : 'takes a tool that electron-builder fetches from GitHub (ELECTRON_BUILDER_BINARIES_MIRROR names another place)';
  return `The configuration is valid and the tree is complete in ${output}; ${installer} ${tool}.`;
}

async function main(): Promise<number> {
  const parsed = parse();
  if (parsed === null) {
    console.error(usage);
    return 2;
  }
  const { platforms, debian, arch, dir, output, binaries } = parsed;
  let installer: string | null = null;
  try {
    if (debian) console.log(buildDebianPackage({ arch, output: resolve(output), binaries }, dir));
    const electronDist = process.env.ELECTRON_OVERRIDE_DIST_PATH;
    for (const platform of platforms) {
      await build({
        targets: builders[platform].createTarget(dir ? 'dir' : null, Arch[arch]),
        config: {
          ...packageConfiguration({ platform, arch, output, electronDist, binaries }),
          artifactBuildStarted: ({ targetPresentableName }) => {
            installer = targetPresentableName;
          },
        },
        publish: 'never',
      });
    }
    return 0;
  } catch (error) {
    console.error(`Packaging failed: ${(error as Error).message}`);
    if (installer !== null) console.error(toolOf(installer, output));
    return 1;
  }
}

// An exit hook of electron-builder ends the process with 0 and ignores `process.exitCode`.
process.exit(await main());
