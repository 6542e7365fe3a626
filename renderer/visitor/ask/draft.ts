import type { Letter } from '../../../db/model/letter.ts';
import { visitorSignal } from '../navigation/visit.ts';

/** What is typed for the museum. It belongs to one visitor, and is sealed before it leaves the page. */
export interface Draft extends Omit<Letter, 'consent' | 'language'> {
  consent: boolean;
}

const empty: Draft = {
  ...{ kind: 'question', name: '', born: '', camp: '', relation: '', words: '', contact: '', consent: false },
  from: null,
};

export const draft = visitorSignal<Draft>(empty);
export const receipt = visitorSignal<string | null>(null);

/** Begins a letter about an entry of a list or a person. */
export function beginLetter(about: Partial<Draft>): void {
  receipt.value = null;
  draft.value = { ...empty, ...about };
}

/** Longest text of a field; all of them sealed are within the limit of the service. */
export const maxTyped = { words: 2_000, other: 200 } as const;

/** Seals a letter to the museum's public key, so that only the museum's own key opens it. */
export async function sealLetter(letter: Letter, publicKey: string): Promise<Uint8Array<ArrayBuffer>> {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  encrypter.addRecipient(publicKey);
  return new Uint8Array(await encrypter.encrypt(JSON.stringify(letter)));
}
