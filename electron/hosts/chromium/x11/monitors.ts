import type { Bounds, KnownDisplay, KnownScreen } from '../../../kiosk/displays.ts';
import type { XConnection } from './connection.ts';
import { boundsAt, eventKinds, halves, opcodes, words } from './requests.ts';

/** Minor opcodes of RandR 1.5 (randrproto.txt, "Requests"); the server assigns the extension's major opcode. */
const queryVersion = 0;
const selectInput = 4;
const getMonitors = 42;

/** Event mask: changes of the screen, its outputs and its CRTCs. */
const screenOutputsAndCrtcs = 0x7;

/** Delay before the next query, because a change sends several events. */
const askMs = 100;

interface RandR {
  opcode: number;
  firstEvent: number;
}

/**
 * The monitors of the X server, by RandR; a single one over the whole screen where the server has no RandR. Labels are the
 * names that `xrandr` prints.
 */
export async function watchMonitors(x: XConnection): Promise<KnownScreen> {
  const randr = await findRandr(x);
  const listeners: (() => void)[] = [];
  let whole: Bounds = { x: 0, y: 0, width: x.screen.width, height: x.screen.height };
  let known: KnownDisplay[] = [];
  const read = async (): Promise<void> => {
    const found = randr ? await readMonitors(x, randr) : [];
    known = found.length > 0 ? found : [{ id: 0, label: 'screen', bounds: whole }];
  };
  let asking = false;
  const ask = (): void => {
    if (asking) return;
    asking = true;
    setTimeout(async () => {
      asking = false;
      const before = JSON.stringify(known);
      await read();
      if (JSON.stringify(known) !== before) for (const changed of listeners) changed();
    }, askMs);
  };
  x.onEvent((event) => {
    const kind = event.readUInt8(0) & 0x7f;
    const resized = kind === eventKinds.configured && event.readUInt32LE(8) === x.screen.root;
    if (resized) whole = boundsAt(event, 16);
    if (resized || (randr && (kind === randr.firstEvent || kind === randr.firstEvent + 1))) ask();
  });
  if (randr) x.send(randr.opcode, selectInput, Buffer.concat([words(x.screen.root), halves(screenOutputsAndCrtcs, 0)]));
  await read();
  return { all: () => known, onChange: (changed) => void listeners.push(changed) };
}

/** @returns null where the server has no RandR, or one older than 1.5, which knows no monitors */
async function findRandr(x: XConnection): Promise<RandR | null> {
  const name = Buffer.from('RANDR\0\0\0');
  const found = await x.ask(opcodes.queryExtension, 0, Buffer.concat([halves('RANDR'.length, 0), name]));
  if (found?.[8] !== 1) return null;
  const [opcode, firstEvent] = [found.readUInt8(9), found.readUInt8(10)];
  const version = await x.ask(opcode, queryVersion, words(1, 5));
  if (!version) return null;
  const [major, minor] = [version.readUInt32LE(8), version.readUInt32LE(12)];
  return major > 1 || minor >= 5 ? { opcode, firstEvent } : null;
}

/** Each active monitor; of mirrored ones the first. */
async function readMonitors(x: XConnection, { opcode }: RandR): Promise<KnownDisplay[]> {
  const activeOnly = 1;
  const reply = await x.ask(opcode, getMonitors, words(x.screen.root, activeOnly));
  const monitors: KnownDisplay[] = [];
  let at = 32;
  for (let left = reply?.readUInt32LE(12) ?? 0; reply && left > 0; left--) {
    const id = reply.readUInt32LE(at);
    const bounds = boundsAt(reply, at + 8);
    at += 24 + 4 * reply.readUInt16LE(at + 6);
    const same = monitors.some((other) => JSON.stringify(other.bounds) === JSON.stringify(bounds));
    if (bounds.width > 0 && bounds.height > 0 && !same) monitors.push({ id, label: await nameOf(x, id), bounds });
  }
  return monitors;
}

async function nameOf(x: XConnection, atom: number): Promise<string> {
  const reply = await x.ask(opcodes.getAtomName, 0, words(atom));
  return reply?.subarray(32, 32 + reply.readUInt16LE(8)).toString() ?? '';
}
