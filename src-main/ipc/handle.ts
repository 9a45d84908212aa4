import { ipcMain } from 'electron';
import type { BridgeCallName, BridgeCalls } from '../../src-preload/bridge.ts';
import { log } from '../log.ts';
import { decideSender } from './guard.ts';
import { type CheckedRequest, requestSchemas } from './requests.ts';

/**
 * Answers one call of the bridge. The handler only ever sees a request that came from the console's own main frame and
 * fits its schema; everything else is refused here with an error that tells the caller nothing.
 */
export function handle<Name extends BridgeCallName>(
  name: Name,
  handler: (request: CheckedRequest<Name>) => BridgeCalls[Name]['response'] | Promise<BridgeCalls[Name]['response']>,
): void {
  ipcMain.handle(name, (event, input: unknown) => {
    if (decideSender(event.senderFrame, name) === 'refused') {
      log('ipc_sender_refused', { channel: name });
      throw new Error('refused');
    }
    const request = requestSchemas[name].safeParse(input);
    if (!request.success) {
      log('ipc_request_refused', {
        channel: name,
        fields: request.error.issues.map((i) => i.path.join('.')).join(' '),
      });
      throw new Error('refused');
    }
    return handler(request.data as CheckedRequest<Name>);
  });
}
