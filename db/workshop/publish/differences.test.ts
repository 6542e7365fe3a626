import { describe, expect, it } from 'vitest';
import { workshopForEach } from '../../../test-support/workshop/each.ts';
import { aigul, bolat, refusal, value } from '../../../test-support/workshop/workshop.ts';
import type { Actor } from '../types.ts';
import { differencesToRelease } from './differences.ts';

/** Protects: an author cannot approve their own revision through another account, name, later revision or file. */
const fixture = workshopForEach();

const key = { kind: 'claim', id: 'north-1940' } as const;
const change = (by: Actor): void => {
  const body = { ...fixture.workshop.record(key, by)?.body, amount: 12 };
  value(fixture.workshop.save({ key, baseRevision: 1, body, reason: 'a better count', by }));
};
const mayApprove = (asker: Actor, fourEyes = true): boolean | undefined =>
  differencesToRelease(fixture.workshop, asker, fourEyes).items.find(({ id }) => id === key.id)?.canApprove;
const approve = (by: Actor) => fixture.workshop.approve({ key, revision: 2, by }, true);

describe('four eyes', () => {
  it('refuse another account of the same name, as after a restore on another machine', () => {
    change(aigul);
    const restored: Actor = { ...bolat, name: 'АЙГҮЛ ' };
    expect(mayApprove(restored)).toBe(false);
    expect(refusal(approve(restored)).code).toBe('not-allowed');
    expect(value(approve(bolat)).state).toBe('approved');
  });

  it('consider every revision since the last approval, also before a later one by somebody else', () => {
    change(bolat);
    const body = { ...fixture.workshop.record(key, aigul)?.body, amount: 13 };
    value(fixture.workshop.save({ key, baseRevision: 2, body, reason: 'a full stop', by: aigul }));
    const review = { key, revision: 3 };
    expect(mayApprove(bolat)).toBe(false);
    expect(refusal(fixture.workshop.approve({ ...review, by: bolat }, true)).code).toBe('not-allowed');
    const third: Actor = { account: 'a3', name: 'Сәуле', roles: ['approver'] };
    value(fixture.workshop.approve({ ...review, by: third }, true));
    value(
      fixture.workshop.save({ key, baseRevision: 3, body: { ...body, amount: 14 }, reason: 'a new count', by: aigul }),
    );
    expect(mayApprove(bolat)).toBe(true);
  });

  it('refuse the author under another name', () => {
    const author: Actor = { ...aigul, roles: ['editor', 'approver'] };
    change(author);
    const renamed: Actor = { ...author, name: 'Айгүл Серікова' };
    expect(mayApprove(renamed)).toBe(false);
    expect(refusal(approve(renamed)).code).toBe('not-allowed');
    expect(mayApprove(renamed, false)).toBe(true);
  });
});
