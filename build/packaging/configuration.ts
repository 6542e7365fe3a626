import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import type { AfterPackContext, Configuration } from 'electron-builder';
import { root } from '../project.mjs';
import { writeAbout } from './about.ts';
import { findBinaries, type Target } from './binaries.ts';
import { addCommandLine } from './command-line.ts';

const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: { sharp: string };
  devDependencies: { electron: string; node: string };
};

/** Every fuse of Electron, stated: a fuse that a later Electron adds fails the build until it is decided here. */
export const fuses = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  [FuseV1Options.RunAsNode]: false,
  // No cookie is stored; encryption would ask for the keychain, on macOS after each update of an ad-hoc signed program.
  [FuseV1Options.EnableCookieEncryption]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // No V8 snapshot of our own is shipped.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
} as const;

/** Electron's executable in a packed folder. */
function executable({ appOutDir, electronPlatformName }: AfterPackContext): string {
  const names: Record<string, string> = { linux: 'esimde', win32: 'Esimde.exe', darwin: 'Esimde.app' };
  return join(appOutDir, names[electronPlatformName] ?? 'esimde');
}

/** The target of a package. `electronDist`: the folder of a local Electron, used instead of a download. */
export interface PackageTarget extends Target {
  output: string;
  electronDist?: string | undefined;
  /** Folder of npm packages with the target's binaries; this machine's own by default. */
  binaries?: string | undefined;
}

/** The libraries that are not bundled, without sources, types and the binaries of other systems. */
const libraryFiles = (prebuild: string): string[] => [
  '!node_modules/**/*.map',
  '!node_modules/**/*.d.{ts,cts,mts}',
  '!node_modules/node-addon-api/**',
  '!node_modules/better-sqlite3/{deps,src,binding.gyp,README.md}/**',
  '!node_modules/better-sqlite3/prebuilds/*',
  `node_modules/better-sqlite3/prebuilds/${prebuild}.node`,
  '!node_modules/sharp/{install,lib,src,README.md}/**',
  '!node_modules/@img/sharp-*/**',
];

/** A release for other kiosks opens in the workshop. */
const releaseFile = {
  ext: 'esimde',
  name: 'Esimde release',
  mimeType: 'application/x-esimde',
  role: 'Viewer',
} as const;

/** Signed with the certificate that CSC_NAME names, else ad hoc: Apple Silicon runs nothing that is not signed. */
const certificate = process.env.CSC_NAME;

/** Puts into a package the built tree and the native binaries of the target, nothing else. */
export function packageConfiguration(target: PackageTarget): Configuration {
  const { platform, arch, output, electronDist } = target;
  const versions = { sharp: dependencies.sharp, node: devDependencies.node };
  const binaries = findBinaries(target, versions, target.binaries);
  return {
    appId: 'kz.esimde.kiosk',
    productName: 'Esimde',
    copyright: 'Esimde. Code MIT, content CC BY 4.0',
    electronVersion: devDependencies.electron,
    ...(electronDist ? { electronDist } : {}),
    directories: { output, buildResources: 'assets/app' },
    files: [
      // The program's source maps are included, so that stacks in a museum's log name source files.
      ...['dist/**', '!dist/.*', 'package.json', 'LICENSE'],
      ...libraryFiles(`${platform}-${arch}`),
      {
        from: binaries.folder,
        to: 'node_modules',
        filter: [...binaries.images.map((name) => `${name}/**`), '!**/glib-2.0/**'],
      },
    ],
    // What starts the kiosk with the machine (docs/technician.md); on Linux that is the desktop's session.
    ...(platform === 'linux' ? {} : { extraResources: [{ from: 'build/units', to: 'units' }] }),
    asar: { smartUnpack: false },
    // The system's linker looks for libvips beside sharp's binary, never in an archive.
    // SQLite opens its files itself and cannot read from the archive; the signature protects the release.
    asarUnpack: ['**/*.node', 'node_modules/@img/sharp-*/**', 'dist/release/**'],
    // The binary in better-sqlite3's package is Node-API: the same for Node and Electron.
    npmRebuild: false,
    beforePack: async () => writeAbout(root, binaries),
    afterPack: async (context) => {
      // Writing the fuses breaks the signature that Apple Silicon asks for (@electron/fuses, README).
      const resetAdHocDarwinSignature = platform === 'darwin' && process.platform === 'darwin';
      await flipFuses(executable(context), { ...fuses, resetAdHocDarwinSignature });
      const resources = resourcesOf(context);
      addCommandLine(resources, platform, binaries.node);
      for (const [name, shown] of [
        ['licences.txt', 'LICENSES.txt'],
        ['sbom.cdx.json', 'sbom.cdx.json'],
      ] as const)
        copyFileSync(join(root, 'dist/about', name), join(resources, shown));
    },
    linux: {
      fileAssociations: [releaseFile],
      target: ['deb'],
      category: 'Education',
      icon: 'icon.png',
      executableName: 'esimde',
      synopsis: 'Memorial-museum kiosk about the GULAG camps in Kazakhstan',
      desktop: {
        entry: { Actions: 'workshop;' },
        desktopActions: {
          workshop: {
            Name: 'Esimde workshop',
            'Name[kk]': 'Есімде шеберханасы',
            'Name[ru]': 'Мастерская «Есімде»',
            Exec: '/opt/Esimde/esimde --curator',
          },
        },
      },
    },
    deb: {
      // `esimde` is the kiosk without Electron (build/debian).
      packageName: 'esimde-desktop',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills it in.
      artifactName: 'esimde-desktop_${version}_${arch}.${ext}',
      // The voices that read texts aloud (docs/accessibility.md).
      recommends: ['speech-dispatcher', 'speech-dispatcher-espeak-ng'],
      fpm: ['--deb-no-default-config-files', '--conflicts=esimde', commandLineLink(), autostart()],
    },
    win: { target: ['nsis'], icon: 'icon.ico', fileAssociations: [releaseFile] },
    nsis: {
      ...{ oneClick: false, perMachine: true, allowToChangeInstallationDirectory: true },
      // The kiosk would cover the installer at once.
      runAfterFinish: false,
      include: 'build/packaging/installer.nsh',
    },
    mac: {
      fileAssociations: [releaseFile],
      target: ['dmg'],
      icon: 'icon.icns',
      category: 'public.app-category.education',
      // Electron 44 and later (electron docs/breaking-changes.md 44.0).
      minimumSystemVersion: '13.0',
      identity: certificate ?? '-',
      // An ad-hoc signature fails the library validation of the hardened runtime.
      hardenedRuntime: certificate !== undefined,
      notarize: certificate !== undefined,
    },
    publish: null,
  };
}

/** `/usr/bin/esimde-cli`: `esimde` itself shows the kiosk. */
const commandLineLink = (): string => `${join(root, 'build', 'packaging', 'esimde-cli')}=/usr/bin/esimde-cli`;

/** Starts the kiosk with the session of its account. */
const autostart = (): string =>
  `${join(root, 'build', 'packaging', 'autostart.desktop')}=/etc/xdg/autostart/esimde-kiosk.desktop`;

/** `resources` of a packed folder. */
const resourcesOf = ({ appOutDir, electronPlatformName, packager }: AfterPackContext): string =>
  electronPlatformName === 'darwin'
    ? join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
    : join(appOutDir, 'resources');
