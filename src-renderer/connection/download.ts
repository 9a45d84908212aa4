import { historyRoutes } from '#contract/history/routes.ts';
import { succeed } from '#contract/result.ts';
import { type CallOutcome, UNANSWERED } from './agent-calls.ts';
import { addressOf, type HttpCallsOptions, readJson, readProblem } from './http-calls.ts';

/** The routes that answer with a file. */
const fileRoutes = {
  downloadTranscript: historyRoutes.downloadTranscript,
  exportMessages: historyRoutes.exportMessages,
} as const;
export type FileRoute = keyof typeof fileRoutes;

export interface FileInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
  /** Gives up: the server stops as well. */
  readonly signal: AbortSignal;
}

/** A file as it arrives. Reading it throws when the line breaks before its end. */
export type FileStream = ReadableStreamDefaultReader<Uint8Array>;

export interface Downloads {
  /** Begins to receive a file; a token that has run out is renewed once. */
  open(route: FileRoute, input: FileInput): Promise<CallOutcome<FileStream>>;
  /** Receives a whole file. @param onBytes how much has arrived so far */
  fetchFile(
    route: FileRoute,
    input: FileInput & { readonly onBytes?: (bytes: number) => void },
  ): Promise<CallOutcome<Blob>>;
}

/** Files of the server for a signed-in member. Nothing of it throws; what is given up is no answer. */
export function createDownloads({ server, accessToken, renewToken }: HttpCallsOptions): Downloads {
  async function openOnce(route: FileRoute, input: FileInput): Promise<CallOutcome<FileStream>> {
    const token = await accessToken();
    if (token === null) return UNANSWERED;
    try {
      const response = await fetch(addressOf(server, fileRoutes[route].path, input), {
        headers: { authorization: `Bearer ${token}` },
        credentials: 'omit',
        signal: input.signal,
      });
      if (response.ok && response.body) return succeed(response.body.getReader());
      return readProblem(response.status, readJson(await response.text()));
    } catch {
      return UNANSWERED;
    }
  }

  async function open(route: FileRoute, input: FileInput): Promise<CallOutcome<FileStream>> {
    const first = await openOnce(route, input);
    const refused = !first.ok && first.error.code === 'unauthorized';
    return refused && (await renewToken()) ? openOnce(route, input) : first;
  }

  return {
    open,
    async fetchFile(route, input) {
      const opened = await open(route, input);
      if (!opened.ok) return opened;
      const parts: Uint8Array<ArrayBuffer>[] = [];
      let bytes = 0;
      try {
        for (;;) {
          const { value, done } = await opened.value.read();
          if (done) return succeed(new Blob(parts));
          parts.push(new Uint8Array(value));
          bytes += value.length;
          input.onBytes?.(bytes);
        }
      } catch {
        return UNANSWERED;
      }
    },
  };
}
