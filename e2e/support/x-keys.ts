import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Keyboard and mouse input through the X server's XTEST extension: real input for the browser. */
export class Hands {
  readonly #env: NodeJS.ProcessEnv;

  constructor(display: string) {
    this.#env = { ...process.env, DISPLAY: display };
  }

  static get there(): boolean {
    return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'xdotool')));
  }

  /** Runs xdotool with arguments such as `key ctrl+n`. */
  do(...words: (string | number)[]): void {
    const { status, stderr } = spawnSync('xdotool', words.map(String), { env: this.#env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`xdotool ${words.join(' ')}: ${stderr}`);
  }

  /** Names of the visible windows. */
  windows(): string[] {
    const { stdout } = spawnSync('xdotool', ['search', '--onlyvisible', '--name', ''], {
      env: this.#env,
      encoding: 'utf8',
    });
    return stdout.split('\n').filter(Boolean);
  }
}
