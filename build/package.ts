import { existsSync, readFileSync } from 'node:fs';
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

/** The target of a package. `electronDist`: the folder of a local Electron, used instead of a download. */
export interface PackageTarget {
  platform: 'linux' | 'win32' | 'darwin';
  arch: 'x64' | 'arm64';
  output: string;
  electronDist?: string | undefined;
}

/** sharp's binary and the library that it links to, one npm package each per target; on Windows both are in one. */
export function imagePackages({ platform, arch }: Pick<PackageTarget, 'platform' | 'arch'>): string[] {
  const binary = `@img/sharp-${platform}-${arch}`;
  return platform === 'win32' ? [binary] : [binary, `@img/sharp-libvips-${platform}-${arch}`];
}

/** npm installs only the binaries of its own machine. @throws Error when those of the target are missing */
function requireImagePackages(target: PackageTarget): void {
  const missing = imagePackages(target).filter(
    (name) => !existsSync(new URL(`../node_modules/${name}`, import.meta.url)),
  );
  if (missing.length === 0) return;
  const { platform, arch } = target;
  throw new Error(`${missing.join(', ')} is missing: npm install --no-save --os=${platform} --cpu=${arch} sharp`);
}

/** Puts into a package the built tree and the native binaries of the target, nothing else. */
export function packageConfiguration(target: PackageTarget): Configuration {
  const { platform, arch, output, electronDist } = target;
  requireImagePackages(target);
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
      // The program's source maps are included, so that stacks in a museum's log name source files; those of libraries are not.
      '!node_modules/**/*.map',
      '!node_modules/node-addon-api/**',
      '!node_modules/better-sqlite3/{deps,src,binding.gyp,README.md}/**',
      '!node_modules/better-sqlite3/prebuilds/*',
      `node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node`,
      '!node_modules/sharp/{install,lib,src,README.md}/**',
      '!node_modules/**/*.d.{ts,cts,mts}',
      '!node_modules/@img/sharp-*/**',
      ...imagePackages(target).map((name) => `node_modules/${name}/**`),
      '!node_modules/@img/*/lib/glib-2.0/**',
    ],
    asar: { smartUnpack: false },
    // The system's linker looks for libvips beside sharp's binary, never in an archive.
    // SQLite opens its files itself and cannot read from the archive; the signature protects the release.
    asarUnpack: ['**/*.node', 'node_modules/@img/sharp-*/**', 'dist/release/**'],
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
      synopsis: 'Memorial-museum kiosk about the GULAG camps in Kazakhstan',
    },
    win: { target: ['nsis'], icon: 'icon.png' },
    nsis: { oneClick: false, perMachine: true, allowToChangeInstallationDirectory: true },
    mac: { target: ['dmg'], icon: 'icon.png', category: 'public.app-category.education' },
    publish: null,
  };
}
