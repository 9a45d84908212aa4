export { createPrivacyService, type PrivacyDeps, type PrivacyService } from './service.ts';
