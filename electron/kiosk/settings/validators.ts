import * as v from 'valibot';

/** Parts of the settings; each message continues the name of the setting. */
export const whole = (min: number, max: number) =>
  v.pipe(
    v.number('must be a number'),
    v.integer('must be a whole number'),
    v.minValue(min, `must be at least ${min}`),
    v.maxValue(max, `must be at most ${max}`),
  );

export const text = v.string('must be text');

export const trueOrFalse = v.boolean('must be true or false');

/** A program and its arguments; it is never run by a shell. */
export const program = v.pipe(
  v.array(v.pipe(text, v.minLength(1, 'must not be empty')), 'must be a list: a program and its arguments'),
  v.minLength(1, 'must name a program'),
);
