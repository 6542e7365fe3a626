import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Picture, readPpm } from '../../endurance/screen-sight.ts';
import type { Image } from './image.ts';

const size = { width: 1280, height: 720 };

/** A boot without words, as a museum sets it up. Writes reach the disk within a second, for who reads it afterwards. */
const kernelWords =
  'root=/dev/vda rw rootflags=commit=1,nodelalloc quiet loglevel=0 vt.global_cursor_default=0 console=tty0 console=ttyS0';

/** A computer in QEMU, seen and touched only from outside: through its monitor. */
export class Machine {
  readonly #folder: string;
  readonly #process: ChildProcess;
  #monitor: Socket | null = null;
  #answers: Promise<unknown> = Promise.resolve();

  /**
   * Its processor is emulated, and its clock counts instructions (a thousand million a second): however slow or busy this
   * machine is, the time limits of its units and of the kiosk are those of an ordinary old computer.
   */
  constructor(image: Image, folder: string) {
    this.#folder = folder;
    const words = [
      ...['-accel', 'tcg,thread=single', '-icount', 'shift=0,align=off', '-rtc', 'clock=vm'],
      ...['-machine', 'q35', '-cpu', 'max', '-smp', '1', '-m', '3072'],
      ...['-kernel', image.kernel, '-initrd', image.initrd, '-append', kernelWords],
      ...['-drive', `file=${image.file},format=raw,if=virtio,cache=unsafe`],
      ...['-device', `VGA,xres=${size.width},yres=${size.height},edid=on`],
      ...['-device', 'qemu-xhci', '-device', 'usb-kbd', '-device', 'usb-tablet', '-device', 'virtio-rng-pci'],
      ...['-nic', 'none', '-display', 'none', '-serial', `file:${join(folder, 'serial.log')}`],
      ...['-qmp', `unix:${this.#socket()},server=on,wait=off`],
    ];
    this.#process = spawn('qemu-system-x86_64', words, { stdio: ['ignore', 'ignore', 'inherit'] });
  }

  readonly #socket = (): string => join(this.#folder, 'qmp');

  /** Connects to its monitor. @throws Error when QEMU does not run */
  async connect(): Promise<void> {
    for (let tries = 0; this.#monitor === null; tries++) {
      if (this.#process.exitCode !== null || tries > 100) throw new Error('QEMU did not start; its reason is above');
      await sleep(200);
      const socket = connect(this.#socket());
      await once(socket, 'connect').then(
        () => {
          this.#monitor = socket;
        },
        () => undefined,
      );
    }
    await this.#command('qmp_capabilities');
  }

  /** One command at a time; the monitor's events are ignored. */
  #command<T>(execute: string, words: object = {}): Promise<T> {
    const asked = this.#answers.then(async () => {
      const socket = this.#monitor;
      if (socket === null) throw new Error('the machine is off');
      socket.write(`${JSON.stringify({ execute, arguments: words })}\n`);
      let heard = '';
      for (;;) {
        const [bytes] = (await once(socket, 'data')) as [Buffer];
        heard += bytes;
        const lines = heard.split('\n').slice(0, -1);
        const answers = lines.map((line) => JSON.parse(line) as { return?: T; error?: { desc: string } });
        for (const { error, return: answer } of answers) {
          if (error) throw new Error(`${execute}: ${error.desc}`);
          if (answer !== undefined) return answer;
        }
      }
    });
    this.#answers = asked.catch(() => undefined);
    return asked;
  }

  /** Seconds of its own clock since 1900, roughly: only differences count. */
  async seconds(): Promise<number> {
    type Time = Record<'tm_year' | 'tm_mon' | 'tm_mday' | 'tm_hour' | 'tm_min' | 'tm_sec', number>;
    const time = await this.#command<Time>('qom-get', { path: '/machine', property: 'rtc-time' });
    return Date.UTC(time.tm_year, time.tm_mon, time.tm_mday, time.tm_hour, time.tm_min, time.tm_sec) / 1000;
  }

  /** Waits until so many seconds passed on its own clock. */
  async pass(seconds: number): Promise<void> {
    const until = (await this.seconds()) + seconds;
    while ((await this.seconds()) < until) await sleep(500);
  }

  /** What its screen shows. */
  async picture(): Promise<Picture> {
    const file = join(this.#folder, 'screen.ppm');
    await this.#command('screendump', { filename: file });
    const picture = readPpm(readFileSync(file));
    rmSync(file);
    return picture;
  }

  /** Presses keys together, by QEMU's names (`qapi/ui.json`, QKeyCode), and lets them go. */
  async press(keys: string): Promise<void> {
    const all = keys.split('+').map((data) => ({ type: 'qcode', data }));
    await this.#command('send-key', { keys: all, 'hold-time': 80 });
  }

  /** Touches a point, given as shares of width and height. */
  async touch(x: number, y: number): Promise<void> {
    const at = [x, y].map((share, index) => ({
      type: 'abs',
      data: { axis: index === 0 ? 'x' : 'y', value: Math.round(share * 0x7fff) },
    }));
    const button = (down: boolean) => ({ type: 'btn', data: { down, button: 'left' } });
    await this.#command('input-send-event', { events: at });
    await this.#command('input-send-event', { events: [button(true)] });
    await this.pass(1);
    await this.#command('input-send-event', { events: [button(false)] });
  }

  /** Presses its power key. */
  async powerKey(): Promise<void> {
    await this.#command('system_powerdown');
  }

  get isRunning(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null;
  }

  /** Pulls the plug. */
  async end(): Promise<void> {
    this.#monitor?.destroy();
    if (!this.isRunning) return;
    this.#process.kill('SIGKILL');
    await once(this.#process, 'exit');
  }
}
