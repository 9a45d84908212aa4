import { EventEmitter } from 'node:events';

/** An event as Electron hands it out: the listener may prevent what would follow. */
export interface PreventableEvent {
  defaultPrevented: boolean;
  preventDefault(): void;
}

export function createEvent<Details extends object>(details: Details): Details & PreventableEvent {
  return {
    ...details,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}

/** Emits with an event object in front; true when nobody prevented it. */
export function emitPreventable(
  emitter: EventEmitter,
  name: string,
  details: object = {},
  ...args: readonly unknown[]
): boolean {
  const event = createEvent(details);
  emitter.emit(name, event, ...args);
  return !event.defaultPrevented;
}

export { EventEmitter };
