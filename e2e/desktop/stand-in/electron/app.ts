import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEvent, EventEmitter, emitPreventable } from './events.ts';
import { answer } from './host-link.ts';
import { takeSingleInstanceLock } from './single-instance.ts';
import { record } from './state.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const manifest: { productName: string; version: string } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const USER_DATA = '--user-data-dir=';

class App extends EventEmitter {
  readonly isPackaged = false;
  readonly dock = undefined;
  /** Chromium's switches; the stand-in's own Chromium gets those it is told of here when its window opens. */
  readonly commandLine = { appendSwitch: (): void => undefined };
  readonly #ready = Promise.withResolvers<void>();
  readonly #closers: (() => boolean)[] = [];
  #sandboxed = false;
  #isReady = false;
  #badge = 0;

  constructor() {
    super();
    setImmediate(() => {
      this.#isReady = true;
      this.emit('ready', createEvent({}), {});
      this.#ready.resolve();
    });
  }

  get isSandboxed(): boolean {
    return this.#sandboxed;
  }
  whenReady(): Promise<void> {
    return this.#ready.promise;
  }
  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
    this.#sandboxed = true;
  }
  getName(): string {
    return manifest.productName;
  }
  getVersion(): string {
    return manifest.version;
  }
  getPath(name: string): string {
    const folder = process.argv.find((text) => text.startsWith(USER_DATA))?.slice(USER_DATA.length);
    if (name !== 'userData' || !folder) throw new Error(`the stand-in knows no path "${name}"`);
    return folder;
  }
  requestSingleInstanceLock(): boolean {
    return takeSingleInstanceLock(this.getPath('userData'), (argv) => {
      this.emit('second-instance', createEvent({}), argv, process.cwd(), undefined);
    });
  }
  getAppPath(): string {
    return ROOT;
  }
  setAppUserModelId(): void {}
  setAsDefaultProtocolClient(): boolean {
    return true;
  }
  setBadgeCount(count: number): boolean {
    this.#badge = count;
    record((state) => {
      state.badge = this.#badge;
    });
    return true;
  }
  /** For windows: called on quit, answers whether the window let itself be closed. */
  onQuitClose(closer: () => boolean): void {
    this.#closers.push(closer);
  }
  quit(): void {
    if (!emitPreventable(this, 'before-quit')) return;
    if (!this.#closers.every((close) => close())) return;
    if (!emitPreventable(this, 'will-quit')) return;
    this.exit(0);
  }
  exit(code = 0): void {
    this.emit('quit', createEvent({}), code);
    process.exit(code);
  }
}

export const app = new App();

answer('quit', () => app.quit());
