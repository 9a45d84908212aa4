export {
  anonymiseVisitors,
  findVisitors,
  removeVisitor,
  removeVisitors,
  revokeToken,
  type WhichVisitors,
} from './forget.ts';
export { type Identity, readIdentity } from './read-identity.ts';
export { createVisitorService, type Visitor, type VisitorService } from './service.ts';
export { decideSite } from './site-origins.ts';
