/** Name of the file beside postgresql.conf that every start writes anew. */
export const SETTINGS_FILE = 'handoff-desk.conf';
export const SUPERUSER = 'handoff_desk';
export const DATABASE = 'handoff_desk';

export interface SettingsOptions {
  port: number;
  /** For tests of the embedded server only: what is acknowledged may be lost when the machine stops. */
  unsafeNoSyncForTests?: boolean;
}

/** What our server wants of PostgreSQL. An owner's own wishes go below the `include` in postgresql.conf and win. */
export function renderSettings({ port, unsafeNoSyncForTests = false }: SettingsOptions): string {
  return `# Written anew at every start. Put your own settings at the end of postgresql.conf.
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
port = ${port}
password_encryption = 'scram-sha-256'
max_connections = 60
shared_buffers = '64MB'
fsync = ${unsafeNoSyncForTests ? 'off' : 'on'}
synchronous_commit = on
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
# A server that was killed must not keep its locks through a connection nobody reads any more.
client_connection_check_interval = '5s'
# Rows and statements hold what people wrote: keep both out of the log.
log_error_verbosity = terse
log_min_error_statement = panic
log_line_prefix = '%m [%p] '
`;
}

/** The port of the last run: tools that were pointed at it find the database again. */
export function parsePort(settings: string): number | null {
  const port = /^port = (\d+)$/m.exec(settings)?.[1];
  return port === undefined ? null : Number(port);
}
