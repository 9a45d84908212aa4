export { DEFAULT_LIMITS, type SocketLimits } from './limits.ts';
export { startSockets } from './server.ts';
