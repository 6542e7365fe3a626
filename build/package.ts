import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import type { AfterPackContext, Configuration } from 'electron-builder';

const { devDependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** Every fuse of Electron, stated: a fuse that a later Electron adds fails the build until it is decided here. */
export const fuses = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
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

/** What a package is built for. `electronDist`: an Electron that is already there, where none can be downloaded. */
export interface PackageTarget {
  platform: 'linux' | 'win32' | 'darwin';
  arch: 'x64' | 'arm64';
  output: string;
  electronDist?: string | undefined;
}

/** What goes into a package: the built tree, the one native binary of the target, nothing else. */
export function packageConfiguration({ platform, arch, output, electronDist }: PackageTarget): Configuration {
  return {
    appId: 'kz.esimde.kiosk',
    productName: 'Esimde',
    copyright: 'Esimde. Code MIT, content CC BY 4.0',
    electronVersion: devDependencies.electron,
    ...(electronDist ? { electronDist } : {}),
    directories: { output, buildResources: 'assets/app' },
    files: [
      'dist/**',
      'package.json',
      'LICENSE',
      '!dist/.*',
      '!**/*.map',
      '!node_modules/node-addon-api/**',
      '!node_modules/better-sqlite3/{deps,src,binding.gyp,README.md}/**',
      '!node_modules/better-sqlite3/prebuilds/*',
      `node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node`,
    ],
    asar: { smartUnpack: false },
    // SQLite opens its files itself and cannot look into the archive; the release is protected by its signature.
    asarUnpack: ['**/*.node', 'dist/release/**'],
    // The binary in better-sqlite3's package is Node-API: the same for Node and Electron.
    npmRebuild: false,
    afterPack: async (context) => {
      await flipFuses(executable(context), fuses);
    },
    linux: {
      target: ['deb'],
      category: 'Education',
      icon: 'icon.png',
      executableName: 'esimde',
      maintainer: 'Esimde',
      synopsis: 'Memorial-museum kiosk about the GULAG camps in Kazakhstan',
    },
    win: { target: ['nsis'], icon: 'icon.png' },
    nsis: { oneClick: false, perMachine: true, allowToChangeInstallationDirectory: true },
    mac: { target: ['dmg'], icon: 'icon.png', category: 'public.app-category.education' },
    publish: null,
  };
}
