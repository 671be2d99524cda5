/**
 * How much an acknowledged write is worth.
 * `safe`: on disk before it is acknowledged. `test`: fast, and lost with the machine's power; a killed server still
 * keeps everything, because what it wrote is in the operating system's memory.
 */
export type Durability = 'safe' | 'test'

const always = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Short queries under row-level security: compiling them costs more than it gives.
  jit: 'off',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  // Personal data stays out of the log: no statement text, no parameters, no values in DETAIL lines.
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
  log_error_verbosity: 'terse',
}

const fast = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_connections: '300',
  checkpoint_timeout: '30min',
}

/** PostgreSQL settings by name, for the command line of the server. */
export function serverSettings(durability: Durability, sharedBuffers = always.shared_buffers): Record<string, string> {
  const settings = { ...always, shared_buffers: sharedBuffers }
  return durability === 'test' ? { ...settings, ...fast } : settings
}
