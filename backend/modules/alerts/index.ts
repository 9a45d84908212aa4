export { findAlerts, forgetAlerts } from './forget.ts';
export { type AlertDeps, type AlertService, createAlertService } from './service.ts';
