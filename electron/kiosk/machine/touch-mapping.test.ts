import { describe, expect, it } from 'vitest';
import type { CrossTap } from '../../../db/model/api/first-start.ts';
import { ok } from '../../../db/model/result.ts';
import { correctionOf, identity, type Matrix, panelAfter, touchDevices, touchMapping } from './touch-mapping.ts';

/** Protects: touches are reported where the picture is, however the panel was built in and the picture is turned. */
const crosses: CrossTap['cross'][] = [
  [0.1, 0.12],
  [0.88, 0.1],
  [0.9, 0.86],
  [0.12, 0.9],
];
const tapped = (touchOf: (cross: CrossTap['cross']) => CrossTap['touch']): CrossTap[] =>
  crosses.map((cross) => ({ cross, touch: touchOf(cross) }));

describe('the correction', () => {
  it('is none where the touches are near their crosses', () => {
    expect(correctionOf(tapped(([x, y]) => [x + 0.02, y - 0.01]))).toBe('right');
  });

  it('is an exact turn or reflection, although fingers are not', () => {
    const turnedRight = tapped(([x, y]) => [1 - y + 0.008, x - 0.006]);
    expect(correctionOf(turnedRight)).toEqual([0, 1, 0, -1, 0, 1, 0, 0, 1]);
    expect(correctionOf(tapped(([x, y]) => [1 - x, y]))).toEqual([-1, 0, 1, 0, 1, 0, 0, 0, 1]);
  });

  it('stretches a panel that is larger than its picture', () => {
    const matrix = correctionOf(tapped(([x, y]) => [0.1 + 0.8 * x, 0.05 + 0.9 * y]));
    expect(matrix).not.toBe('right');
    for (const [index, value] of [1.25, 0, -0.125, 0, 1.1111, -0.0556].entries()) {
      expect((matrix as Matrix)[index]).toBeCloseTo(value, 3);
    }
  });

  it('is refused where the touches lie on a line or have nothing to do with the crosses', () => {
    expect(correctionOf(tapped(() => [0.5, 0.5]))).toBeNull();
    expect(correctionOf(tapped(([x]) => [x, x]))).toBeNull();
    const mixed = tapped((cross) => cross).map((tap, index, all) => ({
      ...tap,
      touch: all[[1, 2, 0, 3][index] ?? 0]?.cross ?? tap.touch,
    }));
    expect(correctionOf(mixed)).toBeNull();
  });
});

it('a deviation that was measured on a turned picture is one of the panel, whatever the turn', () => {
  const upsideDown: Matrix = [-1, 0, 1, 0, -1, 1, 0, 0, 1];
  const onLeft = panelAfter(upsideDown, 'left', identity);
  for (const [index, value] of upsideDown.entries()) expect(onLeft[index]).toBeCloseTo(value);
  const mirrored: Matrix = [-1, 0, 1, 0, 1, 0, 0, 0, 1];
  // What is left and right on a picture turned to the left is up and down on its panel.
  for (const [index, value] of [1, 0, 0, 0, -1, 1].entries())
    expect(panelAfter(mirrored, 'left', identity)[index]).toBeCloseTo(value);
});

const listed = `⎡ Virtual core pointer                    	id=2	[master pointer  (3)]
	Reporting 2 classes:
		Class originated from: 9. Type: XITouchClass
		Touch mode: direct
⎜   ↳ Virtual core XTEST pointer              	id=4	[slave  pointer  (2)]
	Reporting 1 classes:
		  Detail for Valuator 0:
		  Label: Rel X
		  Mode: relative
⎜   ↳ ILITEK ILITEK-TP                        	id=9	[slave  pointer  (2)]
	Reporting 3 classes:
		  Label: Abs MT Position X
		Class originated from: 9. Type: XITouchClass
		Touch mode: direct
		Max number of touches: 10
⎜   ↳ Synaptics TouchPad                      	id=10	[slave  pointer  (2)]
		  Label: Rel X
		  Mode: relative
		Touch mode: dependent
⎜   ↳ QEMU QEMU USB Tablet                    	id=11	[slave  pointer  (2)]
		  Detail for Valuator 0:
		  Label: Abs X
		  Mode: absolute
⎣ Virtual core keyboard                   	id=3	[master keyboard (2)]
    ↳ ILITEK ILITEK-TP Keyboard               	id=12	[slave  keyboard (3)]
`;

it('touch screens are told from touchpads, mice and masters', () => {
  expect(touchDevices(listed)).toEqual(['9', '11']);
});

describe('under X', () => {
  const x = { platform: 'linux', env: { DISPLAY: ':0' }, isThere: () => true } as const;

  it('every touch screen gets the matrix of the turn and of its panel', async () => {
    const ran: string[] = [];
    const mapping = touchMapping(
      x,
      async (command) => {
        ran.push(command.join(' '));
        return ok(null);
      },
      async () => listed,
    );
    expect(await mapping?.apply('left', identity)).toEqual(ok(null));
    const matrix = '0 -1 1 1 0 0 0 0 1';
    expect(ran).toEqual(['9', '11'].map((id) => `xinput set-prop ${id} Coordinate Transformation Matrix ${matrix}`));
  });

  it('says that there is no touch screen', async () => {
    const mapping = touchMapping(
      x,
      async () => ok(null),
      async () => null,
    );
    expect(await mapping?.apply('normal', identity)).toMatchObject({ ok: false });
  });

  it('is needed, with its program', () => {
    expect(touchMapping({ ...x, env: {} })).toBeNull();
    expect(touchMapping({ ...x, isThere: () => false })).toBeNull();
    expect(touchMapping({ ...x, platform: 'win32' })).toBeNull();
  });
});
