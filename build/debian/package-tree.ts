import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeAbout } from '../packaging/about.ts';
import { type Binaries, findBinaries } from '../packaging/binaries.ts';
import { libraryFolders } from '../packaging/libraries.ts';
import { root } from '../project.mjs';

export interface TreeTarget {
  arch: 'x64' | 'arm64';
  /** Folder of npm packages with the target's binaries; this machine's own by default. */
  binaries?: string | undefined;
  /** Folder for what the package installs. */
  tree: string;
}

/** Sources, types, tools and texts of libraries; their licences are in LICENSES.txt.gz. */
const notShipped =
  /\/(deps|src|install|bin|glib-2\.0|prebuilds)$|\/sharp\/(lib|node_modules)$|\.(map|d\.[cm]?ts|bnf|md|gyp|TXT)$|\/LICEN[CS]E$/i;

/** Binaries of another machine need the tools of its architecture. */
const triplets = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' } as const;

/** Lays everything that the package installs below `tree`, where it will be in the system. */
export function layTree({ arch, binaries: folder, tree }: TreeTarget): void {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: { sharp: string };
    devDependencies: { node: string };
  };
  const versions = { sharp: dependencies.sharp, node: devDependencies.node };
  const binaries = findBinaries({ platform: 'linux', arch }, versions, folder);
  cpSync(join(import.meta.dirname, 'root'), tree, { recursive: true });
  chmodSync(join(tree, 'usr/bin/esimde'), 0o755);
  writeAbout(root, binaries);
  layProgram(join(tree, 'usr/lib/esimde'), binaries, arch);
  layDocuments(join(tree, 'usr/share'));
}

/** Node, the built program without Electron's main process, and the libraries that are not bundled. */
function layProgram(lib: string, binaries: Binaries, arch: TreeTarget['arch']): void {
  mkdirSync(join(lib, 'bin'), { recursive: true });
  copyFileSync(binaries.node, join(lib, 'bin/node'));
  copyFileSync(join(root, 'package.json'), join(lib, 'package.json'));
  const isShipped = (path: string): boolean => !/\/dist\/(\.|electron$)/.test(path);
  cpSync(join(root, 'dist'), join(lib, 'dist'), { recursive: true, filter: isShipped });
  const copy = (from: string, name: string): void =>
    cpSync(join(from, name), join(lib, 'node_modules', name), {
      recursive: true,
      filter: (path) => !notShipped.test(path),
    });
  const modules = join(root, 'node_modules');
  for (const name of libraryFolders(modules)) copy(modules, name);
  for (const name of binaries.images) copy(binaries.folder, name);
  const database = `node_modules/better-sqlite3/prebuilds/linux-${arch}.node`;
  mkdirSync(dirname(join(lib, database)), { recursive: true });
  copyFileSync(join(root, database), join(lib, database));
  for (const name of readdirSync(lib, { recursive: true, encoding: 'utf8' })) {
    const path = join(lib, name);
    if (/^bin\/node$|\.node$|\.so[.\d]*$/.test(name)) strip(path, arch);
  }
}

function strip(path: string, arch: TreeTarget['arch']): void {
  const isOwn = arch === process.arch;
  runTool(isOwn ? 'strip' : `${triplets[arch]}-strip`, ['--strip-unneeded', '--remove-section=.comment', path]);
  chmodSync(path, path.endsWith('/node') ? 0o755 : 0o644);
}

function layDocuments(share: string): void {
  const doc = join(share, 'doc/esimde');
  mkdirSync(doc, { recursive: true });
  const own = readFileSync(join(root, 'LICENSE'), 'utf8');
  const others =
    'The parts of other projects, Node.js among them, and their licences: LICENSES.txt.gz beside this file.';
  writeFileSync(join(doc, 'copyright'), `${own.trimEnd()}\n\n${others}\n`);
  for (const [name, shown] of [
    ['licences.txt', 'LICENSES.txt.gz'],
    ['sbom.cdx.json', 'sbom.cdx.json.gz'],
  ] as const)
    writeFileSync(join(doc, shown), gzip(readFileSync(join(root, 'dist/about', name), 'utf8')));
  const page = join(share, 'man/man1/esimde.1');
  writeFileSync(`${page}.gz`, gzip(readFileSync(page, 'utf8')));
  rmSync(page);
}

/** Without a date or a name, so that two builds are equal. */
export const gzip = (text: string): Buffer => runTool('gzip', ['-9n'], process.env, text);

/** Runs one of the system's tools. @throws Error with its last words */
export function runTool(program: string, args: string[], env = process.env, input?: string): Buffer {
  const { status, error, stdout, stderr } = spawnSync(program, args, { cwd: root, env, input, maxBuffer: 1e9 });
  if (status === 0) return stdout;
  throw new Error(`${program}: ${error?.message ?? String(stderr).trim().slice(-500)}`);
}
