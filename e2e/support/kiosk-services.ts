import { join } from 'node:path';
import { expect } from '@playwright/test';
import { type Fault, type KioskData, makeKioskData } from './kiosk-data.ts';
import { MuseumClock } from './museum-clock.ts';
import { Program } from './program.ts';

/** What a service is started with. */
interface Setup {
  settings: object | string | null;
  fault: Fault | null;
  /** A service whose clock a test sets serves that test alone. */
  clockAt: string | null;
  /** The test changes what the service shows. */
  isOwn: boolean;
}

/** A running service, for one test at a time. */
export interface KioskService {
  /** Address of the page, ending with /. */
  url: string;
  /** Its log begins with the test. */
  data: KioskData;
  clock: MuseumClock | null;
  /** The test is over. Fails when the service ended during it. */
  release(): Promise<void>;
}

/** Services with different settings that run at once in a worker, as memory permits. */
const most = 3;

/**
 * The services of a worker's visitors. A visit leaves nothing behind, so a service serves test after test: to start one takes half
 * a second of a processor.
 */
export class Services {
  readonly #running = new Map<string, RunningService>();

  async of(setup: Setup): Promise<KioskService> {
    if (setup.isOwn || setup.fault !== null || setup.clockAt !== null) {
      const own = await RunningService.start(setup);
      return own.serve(0, () => own.end());
    }
    const key = JSON.stringify(setup.settings);
    const known = this.#running.get(key);
    this.#running.delete(key);
    if (this.#running.size >= most) await this.#endOldest();
    const service = known ?? (await RunningService.start(setup));
    this.#running.set(key, service);
    return service.serve(service.logged, async () => {
      const { exitCode, stderr } = service;
      if (exitCode !== null) this.#running.delete(key);
      expect(exitCode, stderr).toBeNull();
    });
  }

  async #endOldest(): Promise<void> {
    for (const [key, service] of [...this.#running].slice(0, 1)) {
      this.#running.delete(key);
      await service.end();
    }
  }

  async end(): Promise<void> {
    while (this.#running.size > 0) await this.#endOldest();
  }
}

class RunningService {
  readonly #program: Program;
  readonly #data: KioskData;
  readonly #url: string;
  readonly #clock: MuseumClock | null;

  private constructor(program: Program, data: KioskData, url: string, clock: MuseumClock | null) {
    this.#program = program;
    this.#data = data;
    this.#url = url;
    this.#clock = clock;
  }

  static async start({ settings, fault, clockAt }: Omit<Setup, 'isOwn'>): Promise<RunningService> {
    const data = makeKioskData(settings, fault);
    const clock = clockAt === null ? null : new MuseumClock(data.folder, clockAt);
    const args = ['start', '--host=none', '--port=0', `--data=${data.folder}`];
    const program = new Program(process.execPath, [join(data.program, 'dist', 'esimde.js'), ...args], {
      env: clock?.env,
    });
    const [, url = ''] = await program.printed(/^Esimde is serving (\S+)\n/);
    return new RunningService(program, data, url, clock);
  }

  get exitCode(): number | null {
    return this.#program.process.exitCode;
  }

  get stderr(): string {
    return this.#program.stderr;
  }

  /** Number of lines in the log. */
  get logged(): number {
    return this.#data.log().length;
  }

  serve(firstLine: number, release: () => Promise<void>): KioskService {
    const data = { ...this.#data, log: () => this.#data.log().slice(firstLine) };
    return { url: this.#url, data, clock: this.#clock, release };
  }

  async end(): Promise<void> {
    const { status, stderr } = await this.#program.end();
    this.#data.remove();
    expect(status, stderr).toBe(0);
  }
}
