import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { checkHardware } from './hardware.ts';

/** Protects: each hardware fault that the system tells is red, and a healthy machine is not. */
const work = mkdtempSync(join(tmpdir(), 'esimde-hardware-'));
afterAll(() => rmSync(work, { recursive: true }));
let count = 0;

/** A machine whose kernel says this. */
function machine(files: Record<string, string>): string {
  const root = join(work, String(count++));
  for (const [path, text] of Object.entries({ 'proc/uptime': '1000.00 3000.00\n', ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const noPrograms = async () => null;

async function found(files: Record<string, string>): Promise<string[]> {
  const notes = await checkHardware({ root: machine(files), run: noPrograms });
  return notes.map(({ code, isFault }) => (isFault ? `${code}!` : code));
}

const zone = 'sys/class/thermal/thermal_zone0/temp';

it('a healthy machine has no fault, and a silent one says that it is silent', async () => {
  const rtc = 'rtc_time\t: 12:00:00\nbatt_status\t: okay\n';
  const healthy = { [zone]: '45000\n', 'proc/driver/rtc': rtc, 'sys/fs/ext4/sda1/errors_count': '0\n' };
  expect(await found(healthy)).toEqual(['temperature', 'clock-battery']);
  expect(await found({})).toEqual(['hardware-unknown']);
});

it.each([
  ['too-hot!', { [zone]: '91000\n' }],
  ['too-hot!', { 'sys/class/hwmon/hwmon1/temp2_input': '99000\n', [zone]: '40000' }],
  ['throttled!', { 'sys/devices/system/cpu/cpu3/thermal_throttle/core_throttle_total_time_ms': '50000\n' }],
  ['under-voltage!', { 'sys/devices/platform/soc/soc:firmware/get_throttled': '50005\n' }],
  ['filesystem-errors!', { 'sys/fs/ext4/mmcblk0p2/errors_count': '3\n' }],
  ['clock-battery-dead!', { 'proc/driver/rtc': 'batt_status\t: dead\n' }],
  ['disk-worn!', { 'sys/block/mmcblk0/device/pre_eol_info': '0x03\n' }],
  ['disk-healthy', { 'sys/block/mmcblk0/device/pre_eol_info': '0x01\n' }],
])('%s', async (code, files) => {
  expect(await found(files as Record<string, string>)).toEqual([code]);
});

it('a sensor that is not connected is ignored', async () => {
  expect(await found({ [zone]: '-273000\n', 'sys/class/hwmon/hwmon0/temp1_input': '255000' })).toEqual([
    'hardware-unknown',
  ]);
});

/** Answers of smartctl 7.3, shortened. */
const disk = (more: object): string => JSON.stringify({ smart_status: { passed: true }, ...more });
const sector = (id: number, value: number) => ({ table: [{ id, raw: { value } }] });

it.each([
  ['disk-healthy', disk({ ata_smart_attributes: sector(5, 0) })],
  ['disk-healthy', disk({ nvme_smart_health_information_log: { percentage_used: 4, media_errors: 0 } })],
  ['disk-failing!', disk({ smart_status: { passed: false } })],
  ['disk-failing!', disk({ ata_smart_attributes: sector(197, 8) })],
  ['disk-failing!', disk({ nvme_smart_health_information_log: { media_errors: 2 } })],
  ['disk-worn!', disk({ nvme_smart_health_information_log: { percentage_used: 103 } })],
  ['disk-health-unknown', JSON.stringify({ smartctl: { messages: [{ string: 'Permission denied' }] } })],
  ['disk-health-unknown', 'no JSON'],
  ['disk-health-unknown', null],
])('smartctl: %s', async (code, said) => {
  const scan = JSON.stringify({ devices: [{ name: '/dev/sda', type: 'sat' }] });
  const run = async (command: readonly string[]) => (command.includes('--scan') ? scan : said);
  const notes = await checkHardware({ root: machine({}), run });
  expect(notes.map((note) => (note.isFault ? `${note.code}!` : note.code))).toEqual([code]);
  expect(notes[0]?.values.disk).toBe('/dev/sda');
});
