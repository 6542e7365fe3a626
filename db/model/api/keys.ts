/** Keys whose releases a kiosk shows. */

export interface TrustedKey {
  /** The first 16 hex digits of the SHA-256 of the key. */
  id: string;
  /** Thirty digits in groups of five, which people compare. */
  fingerprint: string;
  /** Name of the private key if it signs on this machine. */
  signsHere: string | null;
}

export interface TrustedKeys {
  trusted: TrustedKey[];
  /** Ids. */
  revoked: string[];
}

/** A key that was read from a file, before it is trusted. */
export interface KeyOffer {
  id: string;
  fingerprint: string;
  isTrusted: boolean;
  /** Id of the trusted key that names it as its successor: nothing has to be compared. */
  follows: string | null;
  /** Releases beside it that it has signed. */
  releases: { sequence: number; date: string }[];
}
