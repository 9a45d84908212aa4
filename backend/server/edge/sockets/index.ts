export { DEFAULT_LIMITS, NO_LIMITS, type SocketLimits } from './limits.ts';
export { startSockets } from './server.ts';
