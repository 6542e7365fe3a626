import type { DocumentBox } from '../../../db/model/api/claim.ts';
import type { Point, Size } from '../../shared/map-core/geometry.ts';

/** How a sheet lies in its panel: `scale` 1 shows it whole; x and y are its upper left corner in the panel. */
export interface SheetView {
  scale: number;
  x: number;
  y: number;
}

const maxScale = 12;
/** The share of the panel that a marked value fills when the screen opens on it. */
const boxShare = 0.35;
const maxBoxScale = 5;

/** Size of the sheet on the panel when it is shown whole. */
export function wholeSize(sheet: Size, panel: Size): Size {
  const factor = Math.min(panel.width / sheet.width, panel.height / sheet.height);
  return { width: sheet.width * factor, height: sheet.height * factor };
}

/** Keeps a sheet that is smaller than the panel in its middle, and a larger one over all of it. */
function within(view: SheetView, whole: Size, panel: Size): SheetView {
  const along = (at: number, length: number, room: number): number =>
    length <= room ? (room - length) / 2 : Math.min(0, Math.max(room - length, at));
  return {
    scale: view.scale,
    x: along(view.x, whole.width * view.scale, panel.width),
    y: along(view.y, whole.height * view.scale, panel.height),
  };
}

export const wholeView = (whole: Size, panel: Size): SheetView => within({ scale: 1, x: 0, y: 0 }, whole, panel);

export function panned({ scale, x, y }: SheetView, by: Point, whole: Size, panel: Size): SheetView {
  return within({ scale, x: x + by.x, y: y + by.y }, whole, panel);
}

/** @param centre the point of the panel that stays over the same point of the sheet */
export function zoomed(view: SheetView, factor: number, centre: Point, whole: Size, panel: Size): SheetView {
  const scale = Math.min(maxScale, Math.max(1, view.scale * factor));
  const change = scale / view.scale;
  const moved = { scale, x: centre.x - (centre.x - view.x) * change, y: centre.y - (centre.y - view.y) * change };
  return within(moved, whole, panel);
}

/** The view with this box in the middle, large enough to be read. */
export function viewOfBox({ left, top, width, height }: DocumentBox, whole: Size, panel: Size): SheetView {
  const fill = Math.min(
    (boxShare * panel.width) / (width * whole.width),
    (boxShare * panel.height) / (height * whole.height),
  );
  const scale = Math.min(maxBoxScale, Math.max(1, fill));
  const middle = { x: (left + width / 2) * whole.width * scale, y: (top + height / 2) * whole.height * scale };
  return within({ scale, x: panel.width / 2 - middle.x, y: panel.height / 2 - middle.y }, whole, panel);
}

/** Whether a point of the panel lies on the box, or so near that a finger means it. */
export function isOnBox(at: Point, { left, top, width, height }: DocumentBox, view: SheetView, whole: Size): boolean {
  const slackPx = 12;
  const x = (at.x - view.x) / view.scale;
  const y = (at.y - view.y) / view.scale;
  const slack = slackPx / view.scale;
  return (
    x >= left * whole.width - slack &&
    x <= (left + width) * whole.width + slack &&
    y >= top * whole.height - slack &&
    y <= (top + height) * whole.height + slack
  );
}
