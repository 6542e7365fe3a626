import { beforeEach, expect, test, vi } from 'vitest';
import { soundKeys } from './key-sounds.ts';

const heard: number[] = [];
const devices = { resumed: 0, suspended: 0 };
const ended: (() => void)[] = [];

class Device {
  currentTime = 0;
  destination = {};
  resume = async () => void devices.resumed++;
  suspend = async () => void devices.suspended++;
}
class Gain {
  gain = { setValueAtTime: () => {}, linearRampToValueAtTime: () => {} };
  connect = () => this;
}
class Oscillator {
  readonly #hertz: number;
  constructor(_device: Device, { frequency }: { frequency: number }) {
    this.#hertz = frequency;
  }
  connect = () => new Gain();
  start = () => void heard.push(this.#hertz);
  stop = () => {};
  set onended(then: () => void) {
    ended.push(then);
  }
}

vi.stubGlobal('AudioContext', Device);
vi.stubGlobal('GainNode', Gain);
vi.stubGlobal('OscillatorNode', Oscillator);
document.body.innerHTML = '<button></button><input type="text">';
soundKeys(document);

async function press(key: string, more: KeyboardEventInit = {}, on = 'button'): Promise<number[]> {
  heard.length = 0;
  document.querySelector(on)?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }));
  await vi.waitFor(async () => {});
  return [...heard];
}

beforeEach(() => ended.splice(0));

test('steps, presses and ways back have sounds of their own', async () => {
  const [step = 0] = await press('ArrowRight');
  const [pressed = 0] = await press('Enter');
  const [back = 0] = await press('Escape');
  expect(back).toBeGreaterThan(0);
  expect([back < step, step < pressed]).toEqual([true, true]);
  expect([await press('ArrowLeft'), await press('Tab')]).toEqual([[step], [step]]);
});

test('a held key steps with a sound, and presses with none', async () => {
  expect(await press('ArrowRight', { repeat: true })).toHaveLength(1);
  expect(await press('Enter', { repeat: true })).toEqual([]);
});

test('letters, shortcuts and keys of a text field are silent', async () => {
  expect(await press('a')).toEqual([]);
  expect(await press('ArrowRight', { ctrlKey: true })).toEqual([]);
  expect(await press('ArrowRight', {}, 'input')).toEqual([]);
  expect(await press('Escape', {}, 'input')).toHaveLength(1);
});

test('rests the device after the last of several tones', async () => {
  await press('ArrowRight');
  await press('ArrowRight');
  devices.suspended = 0;
  ended[0]?.();
  expect(devices.suspended).toBe(0);
  ended[1]?.();
  expect(devices.suspended).toBe(1);
});
