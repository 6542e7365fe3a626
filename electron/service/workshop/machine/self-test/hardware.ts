import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { CheckNote } from '../../../../../db/model/api/staff.ts';
import { type OutputOf, outputOf } from '../../../../kiosk/run-program.ts';
import { fact, fault } from './note.ts';

export interface HardwareKnown {
  /** Where `/sys` and `/proc` are: another folder in tests. */
  root?: string;
  run?: OutputOf;
}

/** A disk takes seconds to answer when it is dying. */
const smartTimeoutMs = 15_000;

/** Disks, temperature, throttling, file systems and clock battery, as far as this system tells them. */
export async function checkHardware({ root = '/', run = outputOf }: HardwareKnown = {}): Promise<CheckNote[]> {
  const notes = [
    ...(await diskNotes(run)),
    ...cardNotes(root),
    ...heatNotes(root),
    ...fileSystemNotes(root),
    ...batteryNotes(root),
  ];
  return notes.length > 0 ? notes : [fact('hardware-unknown')];
}

const scanSchema = v.object({ devices: v.optional(v.array(v.object({ name: v.string(), type: v.string() })), []) });
const smartSchema = v.object({
  smart_status: v.optional(v.object({ passed: v.boolean() })),
  nvme_smart_health_information_log: v.optional(
    v.object({ percentage_used: v.optional(v.number(), 0), media_errors: v.optional(v.number(), 0) }),
  ),
  ata_smart_attributes: v.optional(
    v.object({ table: v.array(v.object({ id: v.number(), raw: v.object({ value: v.number() }) })) }),
  ),
});

/** Sectors that were replaced, wait for it, or could not be corrected. */
const badSectors = [5, 197, 198];
/** The maker's estimate of what an SSD can bear is used up. */
const wornPercent = 100;

/** What `smartctl` says of each disk; reading it takes root, so a kiosk's account often learns nothing. */
async function diskNotes(run: OutputOf): Promise<CheckNote[]> {
  const scanned = await run(['smartctl', '--scan', '--json'], smartTimeoutMs);
  if (scanned === null) return [];
  const notes: CheckNote[] = [];
  for (const { name, type } of parsed(scanSchema, scanned)?.devices ?? []) {
    const said = await run(['smartctl', '--json', '-H', '-A', '-d', type, name], smartTimeoutMs);
    notes.push(diskNote(name, said === null ? null : parsed(smartSchema, said)));
  }
  return notes;
}

function diskNote(disk: string, smart: v.InferOutput<typeof smartSchema> | null): CheckNote {
  if (!smart?.smart_status) return fact('disk-health-unknown', { disk });
  const nvme = smart.nvme_smart_health_information_log;
  const sectors = (smart.ata_smart_attributes?.table ?? []).filter(({ id }) => badSectors.includes(id));
  const bad = sectors.reduce((sum, { raw }) => sum + raw.value, 0) + (nvme?.media_errors ?? 0);
  if (!smart.smart_status.passed || bad > 0) return fault('disk-failing', { disk, count: bad });
  const worn = nvme?.percentage_used ?? 0;
  return worn >= wornPercent ? fault('disk-worn', { disk }) : fact('disk-healthy', { disk });
}

/** Memory cards and soldered memory (eMMC) count their wear in steps: 1 normal, 2 warning, 3 urgent. */
function cardNotes(root: string): CheckNote[] {
  return foldersIn(join(root, 'sys/block'), /^mmcblk\d+$/).flatMap((folder) => {
    const wear = Number(textOf(join(folder, 'device/pre_eol_info')) ?? 0);
    const disk = `/dev/${folder.slice(folder.lastIndexOf('mmcblk'))}`;
    if (wear > 1) return [fault('disk-worn', { disk })];
    return wear === 1 ? [fact('disk-healthy', { disk })] : [];
  });
}

/** Hotter than this, processors slow down and disks age quickly. */
const maxCelsius = 85;
/** Sensors that are not connected say anything. */
const isPlausible = (celsius: number): boolean => celsius > -40 && celsius < 150;
/** More than brief slowing at full load. */
const maxThrottledPercent = 1;
/** Bits of a Raspberry Pi: now, and since it was switched on. */
const underVoltage = 0x1_0001;

function heatNotes(root: string): CheckNote[] {
  const notes: CheckNote[] = [];
  const zones = foldersIn(join(root, 'sys/class/thermal'), /^thermal_zone/).map((folder) => join(folder, 'temp'));
  const sensors = foldersIn(join(root, 'sys/class/hwmon'), /^hwmon/).flatMap((folder) =>
    foldersIn(folder, /^temp\d+_input$/),
  );
  const known = [...zones, ...sensors].map((file) => Number(textOf(file) ?? Number.NaN) / 1000).filter(isPlausible);
  if (known.length > 0) {
    const celsius = Math.round(Math.max(...known));
    notes.push(celsius >= maxCelsius ? fault('too-hot', { celsius }) : fact('temperature', { celsius }));
  }
  const upMs = Number((textOf(join(root, 'proc/uptime')) ?? '').split(' ')[0]) * 1000;
  const slowedMs = foldersIn(join(root, 'sys/devices/system/cpu'), /^cpu\d+$/).map((folder) =>
    Number(textOf(join(folder, 'thermal_throttle/core_throttle_total_time_ms')) ?? 0),
  );
  const percent = Math.round((Math.max(0, ...slowedMs) / upMs) * 100);
  if (percent > maxThrottledPercent) notes.push(fault('throttled', { percent }));
  const flags = Number.parseInt(textOf(join(root, 'sys/devices/platform/soc/soc:firmware/get_throttled')) ?? '0', 16);
  if (flags & underVoltage) notes.push(fault('under-voltage'));
  return notes;
}

/** ext4 counts the errors that it met since it was last repaired. */
function fileSystemNotes(root: string): CheckNote[] {
  return foldersIn(join(root, 'sys/fs/ext4'), /./).flatMap((folder) => {
    const count = Number(textOf(join(folder, 'errors_count')) ?? 0);
    return count > 0 ? [fault('filesystem-errors', { disk: `/dev/${folder.split('/').at(-1)}`, count })] : [];
  });
}

/** A PC's clock chip tells whether its battery still holds the time. */
function batteryNotes(root: string): CheckNote[] {
  const state = /^batt_status\s*:\s*(\w+)/m.exec(textOf(join(root, 'proc/driver/rtc')) ?? '')?.[1];
  if (state === undefined) return [];
  return [state === 'okay' ? fact('clock-battery') : fault('clock-battery-dead')];
}

/** Paths of the entries whose names match; none where the folder is missing. */
function foldersIn(folder: string, name: RegExp): string[] {
  try {
    return readdirSync(folder)
      .filter((entry) => name.test(entry))
      .map((entry) => join(folder, entry));
  } catch {
    return [];
  }
}

/** Null for a file that is missing or not readable for this account; the kernel answers some with an error. */
function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}

/** Null for anything but JSON of this shape. */
function parsed<S extends v.GenericSchema>(schema: S, text: string): v.InferOutput<S> | null {
  try {
    return v.parse(schema, JSON.parse(text));
  } catch {
    return null;
  }
}
