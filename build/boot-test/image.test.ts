import { expect, it } from 'vitest';
import { commandsOfGuide, packagesOfGuide } from './image.ts';

/** Protects: the boot test does what the technician's guide says, and finds it there. */
it('installs the packages that the guide names', () => {
  expect(packagesOfGuide()).toEqual(expect.arrayContaining(['xserver-xorg', 'xauth', 'chromium', 'systemd']));
});

it('runs the commands of the guide, for a system that does not run yet', () => {
  const commands = commandsOfGuide().join('\n');
  expect(commands).not.toMatch(/sudo|--now/);
  for (const part of ['useradd', 'esimde-*.service', '10-esimde.conf', 'chromium-policies.json', 'systemctl enable'])
    expect(commands).toContain(part);
});
