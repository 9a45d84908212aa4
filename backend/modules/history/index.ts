export type { FileParts } from './files/file-parts.ts';
export { forgetSearchWords } from './forget.ts';
export { createHistoryService, type HistoryDeps, type HistoryService, type TranscriptToMail } from './service.ts';
export { type Viewer, viewerOf } from './viewer.ts';
