import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { Transform } from 'node:stream';

/**
 * What a test does to a network: `cut` ends connections at once, `stalled` lets no packet through and tells nobody,
 * `mute` holds back what the server says while what the client says still arrives.
 */
export type GateState = 'open' | 'cut' | 'stalled' | 'mute';

export interface NetworkControl {
  /** Ends all connections and refuses new ones, like a pulled cable that the system notices. */
  cut(): Promise<void>;
  /** Keeps connections but lets nothing through, like a dead Wi-Fi: neither side is told. */
  stall(): Promise<void>;
  /** Lets everything through again; what was stalled arrives now. */
  restore(): Promise<void>;
}

/** Stands between two sides of any number of connections. */
export class ConnectionGate {
  #state: GateState = 'open';
  readonly #connections = new Set<Duplex>();
  readonly #changes = new EventTarget();

  get state(): GateState {
    return this.#state;
  }

  set(state: GateState): void {
    this.#state = state;
    if (state === 'cut') for (const connection of this.#connections) connection.destroy();
    this.#changes.dispatchEvent(new Event('change'));
  }

  /** False when the connection has been refused: the caller forgets it. */
  admit(connection: Duplex): boolean {
    connection.on('error', () => connection.destroy());
    if (this.#state === 'cut') {
      connection.destroy();
      return false;
    }
    this.#connections.add(connection);
    connection.once('close', () => this.#connections.delete(connection));
    return true;
  }

  async whenFlowing(holdsIn: readonly GateState[] = ['stalled']): Promise<void> {
    while (holdsIn.includes(this.#state)) await once(this.#changes, 'change');
  }

  /** A pass-through that holds bytes back while the gate is in one of these states. */
  hold(holdsIn: readonly GateState[] = ['stalled']): Transform {
    const whenFlowing = () => this.whenFlowing(holdsIn);
    return new Transform({
      transform(chunk: Buffer, _encoding, done) {
        whenFlowing().then(() => done(null, chunk), done);
      },
    });
  }

  destroyAll(): void {
    for (const connection of this.#connections) connection.destroy();
  }
}
