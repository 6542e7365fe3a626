import { type Comparison, type Measure, median, quantile, type Unit } from './measure.ts';

/** One value of a round, or a batch of them, in the unit of the row. */
type Values = number | readonly number[];
type Measured = (round: number) => Values | Promise<Values>;

interface Compared {
  name: string;
  unit: Unit;
  ours: Measured;
  peer: { name: string; measure: Measured };
  /** Of what is compared: at most so much. A speed is compared by the time of one piece, so that less is better. */
  budget: number | null;
  /** The absolute limit of our value. */
  limit?: number | null;
  by?: Comparison['by'];
  rounds?: number;
  /** Rounds before, which do not count. */
  warmUps?: number;
  /** The quantile of a batch that counts, as 0.95. */
  share?: number;
  against?: string;
}

/**
 * Measures ours and a peer in turns: both meet the same noise of the machine, so it cannot flatter or blame one of them. Each
 * round compares its two values; the row holds the median of the rounds and their quartiles. Rounds alternate who is first.
 */
export async function compare(row: Compared): Promise<Measure> {
  const { name, unit, ours, peer, budget, limit = null, by = 'ratio', rounds = 5, warmUps = 0, against } = row;
  const share = row.share ?? 0.5;
  const measures = { ours, peer: peer.measure };
  const all = { ours: [] as number[], peer: [] as number[] };
  const compared: number[] = [];
  for (let round = -warmUps; round < rounds; round++) {
    const values = { ours: Number.NaN, peer: Number.NaN };
    for (const who of round % 2 === 0 ? (['ours', 'peer'] as const) : (['peer', 'ours'] as const)) {
      const batch = [await measures[who](round)].flat();
      values[who] = quantile(batch, share);
      if (round >= 0) all[who].push(...batch);
    }
    if (round >= 0) compared.push(by === 'ratio' ? values.ours / values.peer : values.ours - values.peer);
  }
  return {
    ...{ name, value: quantile(all.ours, share), unit, limit, against },
    peer: {
      ...{ name: peer.name, value: quantile(all.peer, share), by, budget },
      ...{ median: median(compared), low: quantile(compared, 0.25), high: quantile(compared, 0.75) },
    },
  };
}

/** The milliseconds that work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}
