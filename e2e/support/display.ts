import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A virtual display: Xvfb, if it is installed. */
export class Display {
  readonly name: string;
  readonly #process: ChildProcess;
  /** The folder of Xvfb's frame buffer, an XWD file. */
  readonly folder: string;

  private constructor(name: string, process: ChildProcess, folder: string) {
    this.name = name;
    this.#process = process;
    this.folder = folder;
  }

  /** @param more arguments of Xvfb @returns null when Xvfb is not installed */
  static async open(width = 1280, height = 800, more: readonly string[] = []): Promise<Display | null> {
    const folder = mkdtempSync(join(tmpdir(), 'esimde-display-'));
    const screen = ['-screen', '0', `${width}x${height}x24`, '-fbdir', folder];
    const args = ['-displayfd', '1', ...screen, '-nolisten', 'tcp', ...more];
    const xvfb = spawn('Xvfb', args, { stdio: ['ignore', 'pipe', 'ignore'] });
    const number = await new Promise<string | null>((resolve) => {
      xvfb.once('error', () => resolve(null));
      xvfb.once('close', () => resolve(null));
      xvfb.stdout?.once('data', (text: Buffer) => resolve(text.toString().trim()));
    });
    if (number !== null) return new Display(`:${number}`, xvfb, folder);
    rmSync(folder, { recursive: true });
    return null;
  }

  /**
   * The colours on the screen now, as 0xRRGGBB, each with its number of pixels; read from Xvfb's XWD file.
   *
   * @param stride samples one pixel in so many, for frequent calls
   */
  colours(stride = 1): Map<number, number> {
    const xwd = readFileSync(join(this.folder, 'Xvfb_screen0'));
    const headerBytes = xwd.readUInt32BE(0);
    const [width, height] = [xwd.readUInt32BE(16), xwd.readUInt32BE(20)];
    const first = headerBytes + xwd.readUInt32BE(76) * 12;
    const colours = new Map<number, number>();
    for (let pixel = 0; pixel < width * height; pixel += stride) {
      const colour = xwd.readUInt32LE(first + pixel * 4) & 0xffffff;
      colours.set(colour, (colours.get(colour) ?? 0) + 1);
    }
    return colours;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#process.once('close', resolve));
    // Ctrl+C in a terminal may have ended it already.
    const runs = this.#process.exitCode === null && this.#process.signalCode === null;
    if (runs && this.#process.kill()) await closed;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

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
