import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from '../e2e/support/program.ts';
import { temporaryFolder } from './kiosk.ts';

/** Data folders as in a museum: two releases, signed with the museum's key. */
export class DataFolders {
  readonly #parent = temporaryFolder('faults');
  #made = 0;
  readonly #mounted: string[] = [];

  constructor(settings: object = {}) {
    const model = this.#model;
    mkdirSync(model);
    const key = join(this.#parent, 'museum.pem');
    const made = JSON.parse(esimde('keys', 'create', `--out=${key}`, '--no-passphrase', '--json')) as {
      key: { publicKey: string };
    };
    writeFileSync(join(model, 'settings.json'), JSON.stringify({ trustedKeys: [made.key.publicKey], ...settings }));
    for (let release = 0; release < 2; release++) esimde('content', 'build', `--data=${model}`, `--key=${key}`);
  }

  get #model(): string {
    return join(this.#parent, 'model');
  }

  make(): string {
    const folder = join(this.#parent, String(++this.#made));
    cpSync(this.#model, folder, { recursive: true });
    return folder;
  }

  /** On a separate disk that a test may fill. @returns null when this account may not mount one */
  makeOnDisk(megabytes: number): string | null {
    const folder = join(this.#parent, String(++this.#made));
    mkdirSync(folder);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]).status !== 0) return null;
    this.#mounted.push(folder);
    cpSync(this.#model, folder, { recursive: true });
    return folder;
  }

  remove(): void {
    for (const folder of this.#mounted) spawnSync('umount', ['--lazy', folder]);
    rmSync(this.#parent, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

const esimde = (...args: string[]): string =>
  execFileSync(process.execPath, [join(project, 'dist', 'esimde.js'), ...args], { encoding: 'utf8' });
