import { resolve } from 'node:path';
import { z } from 'zod';

export interface Config {
  /** 0 = any free port. */
  port: number;
  host: string;
  /** Absolute. Holds the database, the secrets and the logs. */
  dataDir: string;
  /** Null: the embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | null;
  redisUrl: string | null;
  /** How people's browsers reach this server: an origin without a trailing slash. */
  publicUrl: string;
  smtpUrl: string | null;
  languageModel: { baseUrl: string; apiKey: string | null; model: string } | null;
  /** How many reverse proxies in front of this server may be believed about the client's address. */
  trustedProxies: number;
  log: { level: LogLevel; to: 'file' | 'stdout' };
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export type ConfigOutcome = { ok: true; config: Config } | { ok: false; problems: string[] };

const port = 'must be a port number from 0 to 65535, for example PORT=4310';
const proxies = 'must be the number of reverse proxies in front of the server, from 0 to 10';

const environmentSchema = z.object({
  PORT: wholeNumber(port, 65_535).default(4310),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, 'must be an address or host name to listen on, for example 127.0.0.1 or 0.0.0.0')
    .default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: address(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/database').optional(),
  REDIS_URL: address(['redis:', 'rediss:'], 'redis://host:6379').optional(),
  PUBLIC_URL: z
    .string()
    .refine(isOrigin, 'must be the bare address people use, without a path, for example https://chat.example.com')
    .optional(),
  SMTP_URL: address(['smtp:', 'smtps:'], 'smtp://user:password@mail.example.com:587').optional(),
  LLM_BASE_URL: address(['http:', 'https:'], 'https://api.example.com/v1').optional(),
  LLM_API_KEY: z.string().optional(),
  LLM_MODEL: z.string().optional(),
  TRUST_PROXY: wholeNumber(proxies, 10).default(0),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  LOG_TO: z.enum(['file', 'stdout'], 'must be "file" (DATA_DIR/logs) or "stdout"').default('file'),
});

/** Reads and checks the environment. Every problem is told at once; values are never repeated, they may be secrets. */
export function readConfig(environment: NodeJS.ProcessEnv, workingDirectory: string): ConfigOutcome {
  // `PORT=` in a compose file means "not set".
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim() !== ''));
  const parsed = environmentSchema.safeParse(given);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  problems.push(...findIncompleteGroups(given));
  if (!parsed.success || problems.length > 0) return { ok: false, problems };
  return { ok: true, config: toConfig(parsed.data, workingDirectory) };
}

function toConfig(env: z.output<typeof environmentSchema>, workingDirectory: string): Config {
  const { LLM_BASE_URL: baseUrl, LLM_MODEL: model, LLM_API_KEY: apiKey } = env;
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir: resolve(workingDirectory, env.DATA_DIR),
    databaseUrl: env.DATABASE_URL ?? null,
    redisUrl: env.REDIS_URL ?? null,
    publicUrl: env.PUBLIC_URL === undefined ? defaultPublicUrl(env.PORT) : new URL(env.PUBLIC_URL).origin,
    smtpUrl: env.SMTP_URL ?? null,
    languageModel: baseUrl && model ? { baseUrl, model, apiKey: apiKey ?? null } : null,
    trustedProxies: env.TRUST_PROXY,
    log: { level: env.LOG_LEVEL, to: env.LOG_TO },
  };
}

/** With `PORT=0` the real port is known only after the start has chosen one: see `withRealPort`. */
export function defaultPublicUrl(port: number): string {
  return `http://localhost:${port}`;
}

/** The same configuration once `PORT=0` has become a real port, in the default public address too. */
export function withRealPort(config: Config, realPort: number): Config {
  const usesDefault = config.publicUrl === defaultPublicUrl(config.port);
  return { ...config, port: realPort, publicUrl: usesDefault ? defaultPublicUrl(realPort) : config.publicUrl };
}

function findIncompleteGroups(given: NodeJS.ProcessEnv): string[] {
  const hasAddress = given['LLM_BASE_URL'] !== undefined;
  const hasModel = given['LLM_MODEL'] !== undefined;
  if (hasAddress && !hasModel) return ['LLM_MODEL must name the model to use, because LLM_BASE_URL is set'];
  if (!hasAddress && (hasModel || given['LLM_API_KEY'] !== undefined)) {
    return ['LLM_BASE_URL must be set too, because LLM_MODEL or LLM_API_KEY is'];
  }
  return [];
}

function wholeNumber(message: string, max: number) {
  return z
    .string()
    .regex(/^\d{1,6}$/, message)
    .transform(Number)
    .refine((value) => value <= max, message);
}

function address(protocols: string[], example: string) {
  const message = `must be an address like ${example}`;
  return z.string().refine((value) => {
    if (!URL.canParse(value)) return false;
    const { protocol, hostname } = new URL(value);
    // A database may be reached by a socket file, which is no host.
    return protocols.includes(protocol) && (hostname !== '' || protocol.startsWith('postgres'));
  }, message);
}

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username;
}
