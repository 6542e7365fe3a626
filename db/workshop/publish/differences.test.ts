import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  aigul,
  bolat,
  refusal,
  value,
  type WorkshopFixture,
  workshopFixture,
} from '../../../test-support/workshop/workshop.ts';
import type { Actor } from '../types.ts';
import { differencesToRelease } from './differences.ts';

/** Protects: four eyes are those of two accounts, whatever the people are called. */
let fixture: WorkshopFixture;
beforeEach(() => {
  fixture = workshopFixture();
});
afterEach(() => fixture.remove());

const key = { kind: 'claim', id: 'north-1940' } as const;
const change = (by: Actor): void => {
  const body = { ...fixture.workshop.record(key, by)?.body, amount: 12 };
  value(fixture.workshop.save({ key, baseRevision: 1, body, reason: 'a better count', by }));
};
const mayApprove = (asker: Actor, fourEyes = true): boolean | undefined =>
  differencesToRelease(fixture.workshop, asker, fourEyes).items.find(({ id }) => id === key.id)?.canApprove;
const approve = (by: Actor) => fixture.workshop.approve({ key, revision: 2, by }, true);

describe('four eyes', () => {
  it('are offered to another person of the same name', () => {
    change(aigul);
    const namesake: Actor = { ...bolat, name: aigul.name };
    expect(mayApprove(namesake)).toBe(true);
    expect(value(approve(namesake)).state).toBe('approved');
  });

  it('are not offered to the author under another name', () => {
    const author: Actor = { ...aigul, roles: ['editor', 'approver'] };
    change(author);
    const renamed: Actor = { ...author, name: 'Айгүл Серікова' };
    expect(mayApprove(renamed)).toBe(false);
    expect(refusal(approve(renamed)).code).toBe('not-allowed');
    expect(mayApprove(renamed, false)).toBe(true);
  });
});
