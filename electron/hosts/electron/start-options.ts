import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Rendering, renderings } from '../../supervision/rendering-fallback.ts';

const selfCheckSteps = ['checks', 'relaunched'] as const;
type SelfCheckStep = (typeof selfCheckSteps)[number];

/** How Electron's main process was started. */
export interface StartOptions {
  /** Path of `main.js` where Electron runs it unpackaged; a packaged program has none on its command line. */
  script: string | null;
  data: string | null;
  windowed: boolean;
  curator: boolean;
  /** A release that was opened by its file (`*.esimde`), in the workshop. */
  opened: string | null;
  /** null: as kept in the data folder, else `normal`. */
  rendering: Rendering | null;
  /** File of the report; null: no self-check. */
  selfCheck: string | null;
  /** Which process of the self-check this is; null: the one that was started. */
  selfCheckStep: SelfCheckStep | null;
  /** How many starts in a row ended with a bug within a minute. */
  crashes: number;
}

/**
 * A packaged Electron's `process.argv` is `[program, ...arguments]`, an unpackaged one's `[program, script,
 * ...arguments]`; `process.defaultApp` tells them apart (electron docs/api/process.md; lib/browser/init.ts).
 */
export function readStartOptions(argv: readonly string[], isDefaultApp: boolean): StartOptions {
  const { values, positionals } = parseArgs({
    args: argv.slice(isDefaultApp ? 2 : 1),
    options: {
      data: { type: 'string' },
      windowed: { type: 'boolean' },
      curator: { type: 'boolean' },
      rendering: { type: 'string' },
      'self-check': { type: 'string' },
      'self-check-step': { type: 'string' },
      crashes: { type: 'string' },
    },
    // Chromium's own arguments are on the same command line.
    strict: false,
  });
  const [opened] = positionals.filter((word) => word.endsWith('.esimde'));
  const isCurator = values.curator === true || opened !== undefined;
  return {
    opened: opened === undefined ? null : resolve(opened),
    script: (isDefaultApp && argv[1]) || null,
    data: typeof values.data === 'string' ? values.data : null,
    windowed: values.windowed === true || isCurator,
    curator: isCurator,
    rendering: renderings.find((level) => level === values.rendering) ?? null,
    selfCheck: typeof values['self-check'] === 'string' ? values['self-check'] : null,
    selfCheckStep: selfCheckSteps.find((step) => step === values['self-check-step']) ?? null,
    crashes: Number(values.crashes) || 0,
  };
}

/** The arguments of a relaunch, without the program. */
export const startArguments = (options: StartOptions): string[] => {
  const { script, data, windowed, curator, opened, rendering, selfCheck, selfCheckStep, crashes } = options;
  return [
    ...(script ? [script] : []),
    ...(data === null ? [] : [`--data=${data}`]),
    ...(windowed ? ['--windowed'] : []),
    ...(curator ? ['--curator'] : []),
    ...(rendering ? [`--rendering=${rendering}`] : []),
    ...(selfCheck === null ? [] : [`--self-check=${selfCheck}`]),
    ...(selfCheckStep ? [`--self-check-step=${selfCheckStep}`] : []),
    ...(opened === null ? [] : [opened]),
    ...(crashes > 0 ? [`--crashes=${crashes}`] : []),
  ];
};

/** The level of drawing for the next start, where no supervisor passes it. */
const renderingFile = (home: string): string => join(home, 'electron', 'rendering.json');

export function readRendering(home: string): Rendering | null {
  try {
    const { rendering } = JSON.parse(readFileSync(renderingFile(home), 'utf8')) as { rendering?: unknown };
    return renderings.find((level) => level === rendering) ?? null;
  } catch {
    return null;
  }
}

/** A disk that refuses it costs the level of drawing at the next start, nothing else. */
export function keepRendering(home: string, rendering: Rendering): void {
  const file = renderingFile(home);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify({ rendering }));
    renameSync(`${file}.new`, file);
  } catch {
    // The next start draws as well as it can and steps down again.
  }
}
