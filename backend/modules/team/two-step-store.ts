import type { Queryable } from '../../server/database/connection.ts';

export function findSecret(db: Queryable, memberId: string) {
  return db.selectFrom('two_step_secrets').selectAll().where('member_id', '=', memberId).executeTakeFirst();
}

/** Begins anew. False when it is on already: then it stays as it is. */
export async function saveSecret(db: Queryable, memberId: string, secret: Buffer): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('two_step_secrets')
    .values({ member_id: memberId, secret })
    .onConflict((conflict) =>
      conflict
        .column('member_id')
        .doUpdateSet({ secret, last_step: 0 })
        .where('two_step_secrets.confirmed_at', 'is', null),
    )
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}

/** True for the one caller who gets it. */
export async function confirmSecret(db: Queryable, memberId: string, secret: Buffer, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('two_step_secrets')
    .set({ confirmed_at: now })
    .where('member_id', '=', memberId)
    .where('secret', '=', secret)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Spends a time step and all before it. True for the one caller who gets it: a code works once. */
export async function spendStep(db: Queryable, memberId: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('two_step_secrets')
    .set({ last_step: step })
    .where('member_id', '=', memberId)
    .where('last_step', '<', step)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** True for the one caller who gets it. */
export async function spendRecoveryCode(
  db: Queryable,
  memberId: string,
  codeHash: Buffer,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('recovery_codes')
    .set({ used_at: now })
    .where('member_id', '=', memberId)
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** In place of those there are. */
export async function replaceRecoveryCodes(db: Queryable, memberId: string, hashes: readonly Buffer[]): Promise<void> {
  await db.deleteFrom('recovery_codes').where('member_id', '=', memberId).execute();
  await db
    .insertInto('recovery_codes')
    .values(hashes.map((code_hash) => ({ member_id: memberId, code_hash })))
    .execute();
}

export async function countRecoveryCodes(db: Queryable, memberId: string): Promise<number> {
  const rows = await db
    .selectFrom('recovery_codes')
    .select('code_hash')
    .where('member_id', '=', memberId)
    .where('used_at', 'is', null)
    .execute();
  return rows.length;
}

export async function deleteTwoStep(db: Queryable, memberId: string): Promise<void> {
  await db.deleteFrom('recovery_codes').where('member_id', '=', memberId).execute();
  await db.deleteFrom('two_step_secrets').where('member_id', '=', memberId).execute();
}
