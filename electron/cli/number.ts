import { InvalidArgumentError } from 'commander';

/** A sequence number on the command line. @throws {InvalidArgumentError} */
export function parseSequence(text: string): number {
  if (!/^0*[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It is a whole number from 1.');
  return Number(text);
}
