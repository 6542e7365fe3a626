import * as v from 'valibot';

const part = v.pipe(v.string('must be text'), v.minLength(1, 'must not be empty'));
/** A program and its arguments; never a line for a shell. */
const command = v.pipe(
  v.array(part, 'must be a list: a program and its arguments'),
  v.minLength(1, 'names no program'),
);
const needsWord = (word: string) =>
  v.pipe(
    command,
    v.check(([, ...args]) => args.some((arg) => arg.includes(word)), `must have ${word} in one of its arguments`),
  );

/** Setting `machine`: programs that turn the picture and set volume and brightness; null: never from here. */
export const machineSchema = v.strictObject({
  turn: v.optional(v.nullable(needsWord('{turn}'))),
  volume: v.optional(v.nullable(needsWord('{percent}'))),
  brightness: v.optional(v.nullable(needsWord('{percent}'))),
  timeoutSeconds: v.optional(
    v.pipe(v.number('must be a number'), v.minValue(1, 'must be at least 1'), v.maxValue(60, 'must be at most 60')),
    10,
  ),
});

export type MachineSettings = v.InferOutput<typeof machineSchema>;
