import type { Position } from 'geojson';
import type { Topology } from 'topojson-specification';

/** One layer of a map: areas with their holes, or lines. */
export type Layer = { polygons: Position[][][] } | { lines: Position[][] };

/** Writes layers as a quantised TopoJSON topology; each line and ring is an arc of its own. */
export function quantise(step: number, layers: Record<string, Layer>): Topology {
  const arcs: number[][][] = [];
  const arcOf = (line: Position[]): number => arcs.push(deltas(line, step)) - 1;
  const objects = Object.fromEntries(
    Object.entries(layers).map(([name, layer]) => [name, geometryOf(layer, arcOf)] as const),
  );
  return { type: 'Topology', transform: { scale: [step, step], translate: [0, 0] }, objects, arcs };
}

function geometryOf(layer: Layer, arcOf: (line: Position[]) => number): Topology['objects'][string] {
  return 'lines' in layer
    ? { type: 'MultiLineString', arcs: layer.lines.map((line) => [arcOf(line)]) }
    : { type: 'MultiPolygon', arcs: layer.polygons.map((rings) => rings.map((ring) => [arcOf(ring)])) };
}

/** Steps from point to point, as TopoJSON has them; points that fall together are one. */
function deltas(line: Position[], step: number): number[][] {
  let last: [number, number] = [0, 0];
  const result: number[][] = [];
  for (const [lon = 0, lat = 0] of line) {
    const point: [number, number] = [Math.round(lon / step), Math.round(lat / step)];
    const delta = [point[0] - last[0], point[1] - last[1]];
    if (result.length > 0 && delta[0] === 0 && delta[1] === 0) continue;
    result.push(delta);
    last = point;
  }
  return result;
}
