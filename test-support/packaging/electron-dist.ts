import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { appFolder } from '../../electron/kiosk/app-folder.ts';

export type Platform = 'linux' | 'win32' | 'darwin';

/** The sentinel that @electron/fuses searches for, then version 1 and nine fuses in the states that Electron ships. */
const wire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101100010'),
]);
const program = Buffer.concat([Buffer.alloc(64), wire, Buffer.alloc(64)]);

const write = (path: string, content: string | Buffer): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  chmodSync(path, 0o755);
};

/** The parts of Electron's folder that the packager needs, where Electron's program cannot be fetched. */
export function writeElectronDist(folder: string, platform: Platform): void {
  const licences = ['LICENSE', 'LICENSES.chromium.html', 'version'];
  for (const name of licences) write(join(folder, name), 'stand-in');
  if (platform === 'darwin') {
    writeMacApp(join(folder, 'Electron.app', 'Contents'));
    return;
  }
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'), { recursive: true });
  if (platform === 'linux') write(join(folder, 'electron'), program);
  // The packager writes the icon and the archive's hash into it, so it has to be a program for Windows.
  else write(join(folder, 'electron.exe'), Buffer.concat([readFileSync(windowsProgram), program]));
}

/** Some program for Windows that comes with electron-builder. */
const windowsProgram = join(appFolder(), 'node_modules', 'electron-winstaller', 'vendor', 'rcedit.exe');

function writeMacApp(contents: string): void {
  write(join(contents, 'Info.plist'), plist('Electron', 'com.github.Electron'));
  write(join(contents, 'MacOS', 'Electron'), '');
  write(join(contents, 'Resources', 'electron.icns'), '');
  const frameworks = join(contents, 'Frameworks');
  write(join(frameworks, 'Electron Framework.framework', 'Electron Framework'), program);
  for (const kind of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
    const name = `Electron Helper${kind}`;
    write(join(frameworks, `${name}.app`, 'Contents', 'MacOS', name), '');
    write(join(frameworks, `${name}.app`, 'Contents', 'Info.plist'), plist(name, 'com.github.Electron.helper'));
  }
}

const plist = (name: string, id: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>CFBundleExecutable</key><string>${name}</string>
<key>CFBundleIdentifier</key><string>${id}</string>
<key>CFBundleName</key><string>${name}</string>
<key>CFBundlePackageType</key><string>APPL</string>
</dict></plist>
`;

/** npm packages with another system's binaries; Node's program is this machine's, so that a test can start it. */
export function writeBinaries(folder: string, platform: Platform, arch: string, node: string): void {
  const image = `@img/sharp-${platform}-${arch}`;
  for (const name of platform === 'win32' ? [image] : [image, `@img/sharp-libvips-${platform}-${arch}`]) {
    write(join(folder, name, 'package.json'), JSON.stringify({ name, version: '0.0.0', license: 'Apache-2.0' }));
  }
  const names = {
    linux: 'node-linux',
    win32: 'node-win',
    darwin: arch === 'arm64' ? 'node-bin-darwin' : 'node-darwin',
  };
  const bin = join(folder, `${names[platform]}-${arch}`, 'bin');
  mkdirSync(bin, { recursive: true });
  cpSync(node, join(bin, platform === 'win32' ? 'node.exe' : 'node'));
}
