import type { Socket } from 'socket.io';
import type { CallContract, CallTable, Parsed, Response } from '#contract/calls.ts';
import type { Permission } from '#contract/members.ts';
import { fail, type Result } from '#contract/result.ts';
import { type FaultLog, translateFault, translateInvalid } from '../translate-error.ts';

/** One handler per call of the table: a call added to the contract does not compile until it is handled. */
export type Handlers<Table extends CallTable, Context> = {
  [Name in keyof Table]: (context: Context, request: Parsed<Table[Name]>) => Promise<Result<Response<Table[Name]>>>;
};

export interface CallGate {
  /** Milliseconds to wait before this call may be made, or null when it may be made now. */
  admit(call: string): Promise<number | null>;
}

interface CallGuards {
  gate: CallGate;
  log: FaultLog;
  /** Whether whoever is on this connection holds it at this moment. */
  holds?: (permission: Permission) => boolean;
}

/**
 * Puts a table of calls on a socket: admit, allow, parse, handle, acknowledge. Whatever arrives, the answer is a Result and the
 * process goes on; nothing of a request is logged but its name.
 */
export function bindCalls<Table extends CallTable, Context>(
  socket: Socket,
  table: Table,
  handlers: Handlers<Table, Context>,
  context: Context,
  { gate, log, holds = () => false }: CallGuards,
): void {
  for (const [name, contract] of Object.entries(table)) {
    socket.on(name, async (...received: unknown[]) => {
      const acknowledge = received.at(-1);
      // Without an acknowledgement there is nobody to answer; every one of our clients asks for one.
      if (typeof acknowledge !== 'function') return;
      acknowledge(await answer(name, contract, received.length > 1 ? received[0] : undefined));
    });
  }

  async function answer(
    name: keyof Table & string,
    { request, permission }: CallContract,
    input: unknown,
  ): Promise<Result<unknown>> {
    try {
      const retryAfterMs = await gate.admit(name);
      if (retryAfterMs !== null) return fail('rate_limited', 'Too many at once; please slow down.', { retryAfterMs });
      if (permission !== undefined && !holds(permission)) {
        return fail('forbidden', 'You do not have the permission for this.');
      }
      const parsed = request.safeParse(input);
      if (!parsed.success) return translateInvalid(parsed.error);
      // The table pairs each schema with its handler; TypeScript cannot follow that pairing through a loop.
      return await handlers[name](context, parsed.data as Parsed<Table[typeof name]>);
    } catch (error) {
      return translateFault(error, { call: name }, log);
    }
  }
}
