export { type Actor, createHandoffService, type HandoffService } from './service.ts';
