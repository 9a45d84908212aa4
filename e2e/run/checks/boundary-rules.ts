import type { Import } from './import-graph.ts';
import { isTest } from './source-files.ts';

export interface BoundaryRule {
  /** Names the right door: what whoever broke the rule should do instead. */
  message: string;
  /** Files the rule is about. */
  from: (path: string) => boolean;
  forbids: (edge: Import) => boolean;
}

const inFolder =
  (...folders: string[]) =>
  (path: string): boolean =>
    folders.some((folder) => path.startsWith(`${folder}/`)) && !isTest(path);

const moduleOf = (path: string): string | undefined => /^backend\/modules\/([^/]+)\//.exec(path)?.[1];
const isNode = (edge: Import): boolean => edge.to.startsWith('node:');
const isInside = (edge: Import, ...folders: string[]): boolean =>
  edge.ours && folders.some((folder) => edge.to.startsWith(`${folder}/`));

/** What a module may know of the server around it; everything else it is handed as an argument. */
const SERVER_DOORS =
  /^backend\/server\/(events|clock|new-id|in-line|in-batches|give-way|log|sealed-box|jobs|production-mode|database\/(connection|schema|faults))\.ts$/;
const BRIDGE = ['src-preload/bridge.ts', 'src-preload/payloads.ts', 'src-preload/account-tokens.ts'];
/** Mails are React elements that the server turns into HTML. */
const MAIL_TEMPLATES = 'backend/modules/mail/templates/';
/** Parts of the contract without a schema in them: cheap to carry. */
const SCHEMALESS = ['backend/contract/protocol.ts'];
const isWidgetRuntime = (path: string): boolean =>
  inFolder('backend/widget')(path) && !/(build|\.config)\.ts$/.test(path);

export const boundaryRules: BoundaryRule[] = [
  {
    message:
      'modules meet through index.ts: ask the other module there, or listen to its news in backend/server/events.ts',
    from: (path) => path.startsWith('backend/'),
    forbids: (edge) => {
      const other = moduleOf(edge.to);
      return (
        edge.ours && other !== undefined && other !== moduleOf(edge.from) && !edge.to.endsWith(`/${other}/index.ts`)
      );
    },
  },
  {
    message:
      'of the server a module knows only events, clock, new-id, in-line, in-batches, give-way, log, sealed-box, jobs, production-mode and database/{connection,schema,faults}; take the rest as an argument',
    from: inFolder('backend/modules'),
    forbids: (edge) => isInside(edge, 'backend/server') && !SERVER_DOORS.test(edge.to),
  },
  {
    message: 'the contract stands alone: it imports zod and itself, nothing else',
    from: inFolder('backend/contract'),
    forbids: (edge) => !isInside(edge, 'backend/contract') && edge.to !== 'zod',
  },
  {
    message:
      'the widget takes only types from the contract (`import type … from "#contract/…"`): a schema at run time would outweigh it',
    from: isWidgetRuntime,
    forbids: (edge) => isInside(edge, 'backend/contract') && !edge.typeOnly && !SCHEMALESS.includes(edge.to),
  },
  {
    message:
      'the widget runs in strangers’ pages and stands alone: only its own files, types of the contract, preact and socket.io-client',
    from: isWidgetRuntime,
    forbids: (edge) =>
      edge.ours
        ? !isInside(edge, 'backend/widget', 'backend/contract')
        : !/^(preact|socket\.io-client|engine\.io-client)(\/|$)/.test(edge.to),
  },
  {
    message: 'the server knows nothing of its clients: what they share belongs in backend/contract',
    from: inFolder('backend/server', 'backend/modules'),
    forbids: (edge) =>
      isInside(edge, 'src-main', 'src-preload', 'src-renderer', 'backend/widget') ||
      /^(electron|react-dom|preact)(\/|$)/.test(edge.to) ||
      (edge.to === 'react' && !edge.from.startsWith(MAIL_TEMPLATES)),
  },
  {
    message:
      'the renderer reaches the computer only through Host (src-renderer/host): no electron, no node:*, nothing of src-main',
    from: inFolder('src-renderer'),
    forbids: (edge) =>
      isNode(edge) ||
      edge.to === 'electron' ||
      isInside(edge, 'src-main', 'backend/server', 'backend/modules', 'backend/widget') ||
      (isInside(edge, 'src-preload') && !BRIDGE.includes(edge.to)),
  },
  {
    message: 'the preload uses only contextBridge and ipcRenderer; the work belongs in src-main',
    from: inFolder('src-preload'),
    forbids: (edge) =>
      isNode(edge) ||
      isInside(edge, 'src-main', 'src-renderer', 'backend/server', 'backend/modules') ||
      (edge.to === 'electron' &&
        !edge.typeOnly &&
        edge.names.some((name) => !['contextBridge', 'ipcRenderer'].includes(name))),
  },
  {
    message: 'ipcMain has one door: register the handler in src-main/ipc, which checks sender and schema',
    from: (path) => inFolder('src-main')(path) && !path.startsWith('src-main/ipc/'),
    forbids: (edge) =>
      edge.to === 'electron' && !edge.typeOnly && (edge.names.includes('ipcMain') || edge.names.length === 0),
  },
  {
    message: 'the desktop shell talks to the backend over the network, and shares only backend/contract with it',
    from: inFolder('src-main'),
    forbids: (edge) =>
      isInside(edge, 'src-renderer', 'backend/server', 'backend/modules', 'backend/widget', 'backend/scripts'),
  },
  {
    message: 'what ships does not import what tests it',
    from: (path) => !isTest(path) && !/^(bench|resources)\//.test(path) && !/^[^/]+\.config\.ts$/.test(path),
    forbids: (edge) =>
      (edge.ours && isTest(edge.to)) || /^(vitest|fast-check|@playwright\/test|playwright(-core)?)(\/|$)/.test(edge.to),
  },
];
