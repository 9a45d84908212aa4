export { type RebuildReport, rebuildFacts } from './facts/rebuild.ts';
export { type AnalyticsDeps, type AnalyticsService, createAnalyticsService } from './service.ts';
