export { createVisitorService, type Visitor, type VisitorService } from './service.ts';
