export { type AlertDeps, type AlertService, createAlertService } from './service.ts';
