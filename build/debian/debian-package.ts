import { createHash } from 'node:crypto';
import { chmodSync, lutimesSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../project.mjs';
import { gzip, layTree, runTool, type TreeTarget } from './package-tree.ts';

const own = import.meta.dirname;

/** As Debian names them. */
const architectures = { x64: 'amd64', arm64: 'arm64' } as const;

const project = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string;
  homepage: string;
  author: { name: string; email: string };
};

/**
 * Makes `esimde_VERSION_ARCH.deb` of the built tree with Debian's own tools and without a network. Two builds of one
 * commit are equal byte for byte: every date is SOURCE_DATE_EPOCH, by default that of the commit.
 *
 * @param dir only the tree, in the folder that is returned
 * @returns the package
 */
export function buildDebianPackage(target: Omit<TreeTarget, 'tree'> & { output: string }, dir: boolean): string {
  const { arch, output } = target;
  const date = sourceDate();
  const name = `esimde_${project.version}_${architectures[arch]}`;
  const tree = join(output, name);
  rmSync(tree, { recursive: true, force: true });
  layTree({ ...target, tree });
  writeChangelog(join(tree, 'usr/share/doc/esimde/changelog.gz'), date);
  writeControl(tree, arch);
  setDates(tree, date);
  if (dir) return tree;
  const file = `${tree}.deb`;
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(date) };
  runTool('dpkg-deb', ['--root-owner-group', '--build', tree, file], env);
  rmSync(tree, { recursive: true });
  return file;
}

/** In seconds. */
function sourceDate(): number {
  const { SOURCE_DATE_EPOCH } = process.env;
  if (SOURCE_DATE_EPOCH) return Number(SOURCE_DATE_EPOCH);
  return Number(runTool('git', ['log', '-1', '--format=%ct']));
}

const maintainer = `${project.author.name} <${project.author.email}>`;

function writeChangelog(file: string, date: number): void {
  const text = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
  const section = /^## .*\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(text)?.[1] ?? '';
  const entries = section
    .replaceAll(/\n {2}/g, ' ')
    .split('\n')
    .filter((line) => line.startsWith('- '));
  const day = new Date(date * 1000).toUTCString().replace('GMT', '+0000');
  const head = `esimde (${project.version}) stable; urgency=medium`;
  writeFileSync(file, gzip(`${head}\n\n${entries.map(entry).join('\n')}\n\n -- ${maintainer}  ${day}\n`));
}

/** Debian's changelogs have lines of at most 80 characters. */
function entry(line: string): string {
  const folded = String(runTool('fold', ['-s', '-w', '72'], process.env, line.slice(2)));
  const lines = folded.split('\n').map((each) => each.trimEnd());
  return `  * ${lines.join('\n    ')}`;
}

/** Paths of all files below a folder, in a stable order. */
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();

function writeControl(tree: string, arch: TreeTarget['arch']): void {
  const files = filesBelow(tree);
  const control = join(tree, 'DEBIAN');
  mkdirSync(control);
  const kilobytes = files.reduce((sum, file) => sum + Math.ceil(statSync(join(tree, file)).size / 1024), 0);
  const values: Record<string, string> = {
    VERSION: project.version,
    ARCH: architectures[arch],
    MAINTAINER: maintainer,
    HOMEPAGE: project.homepage,
    SIZE: String(kilobytes),
  };
  const fill = (file: string): string =>
    readFileSync(join(own, file), 'utf8').replaceAll(/@([A-Z]+)@/g, (_all, name: string) => values[name] ?? '');
  writeFileSync(join(control, 'control'), fill('control'));
  writeFileSync(join(control, 'templates'), fill('templates'));
  for (const script of readdirSync(join(own, 'scripts'))) {
    writeFileSync(join(control, script), fill(join('scripts', script)));
    chmodSync(join(control, script), 0o755);
  }
  const configuration = files.filter((file) => file.startsWith('etc/')).map((file) => `/${file}\n`);
  writeFileSync(join(control, 'conffiles'), configuration.join(''));
  const sums = files
    .filter((file) => !file.startsWith('etc/'))
    .map(
      (file) =>
        `${createHash('md5')
          .update(readFileSync(join(tree, file)))
          .digest('hex')}  ${file}\n`,
    );
  writeFileSync(join(control, 'md5sums'), sums.join(''));
}

/** The same dates and modes whatever the umask and the day of the build. */
function setDates(tree: string, date: number): void {
  const entries = readdirSync(tree, { recursive: true, encoding: 'utf8' }).map((name) => join(tree, name));
  for (const path of [...entries, tree]) {
    const stat = statSync(path);
    chmodSync(path, stat.isDirectory() || stat.mode & 0o100 ? 0o755 : 0o644);
    lutimesSync(path, date, date);
  }
}
