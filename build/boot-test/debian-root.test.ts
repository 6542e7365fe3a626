import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../project.mjs';
import { dependenciesOf } from './debian-root.ts';

/** Protects: the tests on a Debian of their own install what our package depends on. */
it('takes the first of alternatives, without versions', () => {
  expect(dependenciesOf('Depends: chromium | google-chrome-stable, debconf (>= 0.5) | debconf-2.0, udev\n')).toEqual([
    'chromium',
    'debconf',
    'udev',
  ]);
});

it('finds them in our package', () => {
  const control = readFileSync(join(root, 'build/debian/control'), 'utf8');
  expect(dependenciesOf(control)).toEqual(
    expect.arrayContaining(['chromium', 'xserver-xorg-core', 'xauth', 'systemd']),
  );
});
