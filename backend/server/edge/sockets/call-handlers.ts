import type { Socket } from 'socket.io';
import type { z } from 'zod';
import type { CallTable, Parsed, Response } from '#contract/calls.ts';
import { fail, type Result } from '#contract/result.ts';
import { isDatabaseUnavailable } from '../../database/faults.ts';

/** One handler per call of the table: a call added to the contract does not compile until it is handled. */
export type Handlers<Table extends CallTable, Context> = {
  [Name in keyof Table]: (context: Context, request: Parsed<Table[Name]>) => Promise<Result<Response<Table[Name]>>>;
};

export interface CallGate {
  /** Milliseconds to wait before this call may be made, or null when it may be made now. */
  admit(call: string): Promise<number | null>;
}

export interface CallLog {
  warn(facts: Record<string, unknown>, message: string): void;
  error(facts: Record<string, unknown>, message: string): void;
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
  { gate, log }: { gate: CallGate; log: CallLog },
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
      if (!parsed.success) return describeInvalid(parsed.error);
      // The table pairs each schema with its handler; TypeScript cannot follow that pairing through a loop.
      return await handlers[name](context, parsed.data as Parsed<Table[typeof name]>);
    } catch (error) {
      return translateFault(error, name, log);
    }
  }
}

function describeInvalid(error: z.ZodError): Result<never> {
  const issue = error.issues[0];
  const field = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.join('.');
  return fail('invalid', issue?.message ?? 'The request does not fit.', field ? { field } : {});
}

function translateFault(error: unknown, call: string, log: CallLog): Result<never> {
  if (isDatabaseUnavailable(error)) {
    log.warn({ call }, 'database unavailable');
    return fail('unavailable', 'The server cannot reach its data just now.', { retryAfterMs: 1_000 });
  }
  log.error({ call, err: error }, 'call failed');
  return fail('internal', 'Something went wrong on our side.');
}
