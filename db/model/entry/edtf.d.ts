/** The part of edtf.js that this project uses; the package ships no types. */
declare module 'edtf' {
  interface EdtfDate {
    type: 'Date' | 'Year' | 'Season' | 'Interval' | 'Decade' | 'Century' | 'List' | 'Set';
    /** Milliseconds since the epoch of the first and the last instant, UTC. */
    min: number;
    max: number;
    /** Year, month from 0 (of a season: its EDTF code), day. */
    values: number[];
  }
  export default function edtf(expression: string): EdtfDate;
}
