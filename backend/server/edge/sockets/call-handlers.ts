import type { Socket } from 'socket.io';
import type { z } from 'zod';
import type { CallTable, Parsed, Response } from '#contract/calls.ts';
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

/**
 * Puts a table of calls on a socket: admit, parse, handle, acknowledge. Whatever arrives, the answer is a Result and the
 * process goes on; nothing of a request is logged but its name.
 */
export function bindCalls<Table extends CallTable, Context>(
  socket: Socket,
  table: Table,
  handlers: Handlers<Table, Context>,
  context: Context,
  { gate, log }: { gate: CallGate; log: FaultLog },
): void {
  for (const [name, contract] of Object.entries(table)) {
    socket.on(name, async (...received: unknown[]) => {
      const acknowledge = received.at(-1);
      // Without an acknowledgement there is nobody to answer; every one of our clients asks for one.
      if (typeof acknowledge !== 'function') return;
      acknowledge(await answer(name, contract.request, received.length > 1 ? received[0] : undefined));
    });
  }

  async function answer(name: keyof Table & string, schema: z.ZodType, input: unknown): Promise<Result<unknown>> {
    try {
      const retryAfterMs = await gate.admit(name);
      if (retryAfterMs !== null) return fail('rate_limited', 'Too many at once; please slow down.', { retryAfterMs });
      const parsed = schema.safeParse(input);
      if (!parsed.success) return translateInvalid(parsed.error);
      // The table pairs each schema with its handler; TypeScript cannot follow that pairing through a loop.
      return await handlers[name](context, parsed.data as Parsed<Table[typeof name]>);
    } catch (error) {
      return translateFault(error, { call: name }, log);
    }
  }
}
