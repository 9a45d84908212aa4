import { describe, expect, it } from 'vitest';
import { type Config, readConfig, withRealPort } from './config.ts';

function read(environment: Record<string, string>): Config {
  const outcome = readConfig(environment, '/srv/desk');
  if (!outcome.ok) throw new Error(outcome.problems.join('\n'));
  return outcome.config;
}

function problemsOf(environment: Record<string, string>): string[] {
  const outcome = readConfig(environment, '/srv/desk');
  return outcome.ok ? [] : outcome.problems;
}

describe('refuses', () => {
  const refused: [variable: string, ...values: string[]][] = [
    ['PORT', 'abc', '-1', '65536', '80.5', '1e3', '0x50'],
    ['HOST', 'http://localhost', 'a b'],
    ['DATABASE_URL', 'mysql://localhost/desk', 'localhost:5432'],
    ['REDIS_URL', 'localhost:6379'],
    ['PUBLIC_URL', 'chat.example.com', 'https://example.com/chat', 'ftp://example.com', 'https://a:b@example.com'],
    ['SMTP_URL', 'mail.example.com'],
    ['SMTP_URL', 'smtp:mail.example.com'],
    ['LLM_BASE_URL', 'api.example.com'],
    ['TRUST_PROXY', 'true', '11'],
    ['LOG_LEVEL', 'loud'],
    ['LOG_TO', 'syslog'],
  ];
  for (const [variable, ...values] of refused) {
    it.each(values)(`${variable}=%s`, (value) => {
      expect(problemsOf({ [variable]: value }).join()).toMatch(new RegExp(`^${variable} must be`));
    });
  }

  it('tells every problem at once', () => {
    const problems = problemsOf({ PORT: 'x', HOST: ' x', PUBLIC_URL: 'x', LLM_MODEL: 'm' });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['PORT', 'HOST', 'PUBLIC_URL', 'LLM_BASE_URL']);
  });

  it('a language model address without a model', () => {
    expect(problemsOf({ LLM_BASE_URL: 'https://api.example.com/v1' }).join()).toMatch(/^LLM_MODEL/);
  });

  it('without repeating a value that may hold a password', () => {
    expect(problemsOf({ DATABASE_URL: 'mysql://desk:hunter2@db/desk' }).join()).not.toContain('hunter2');
  });
});

describe('accepts', () => {
  it('nothing at all: the defaults', () => {
    expect(read({})).toMatchObject({
      port: 4310,
      host: '127.0.0.1',
      dataDir: '/srv/desk/data',
      databaseUrl: null,
      publicUrl: 'http://localhost:4310',
      languageModel: null,
      trustedProxies: 0,
      log: { level: 'info', to: 'file' },
    });
  });

  it('empty values as not set', () => {
    expect(read({ PORT: '', DATABASE_URL: ' ', PUBLIC_URL: '' })).toEqual(read({}));
  });

  it('an absolute data folder, and a public address in its normal form', () => {
    expect(read({ DATA_DIR: '/var/lib/desk', PUBLIC_URL: 'https://Chat.Example.com:443/' })).toMatchObject({
      dataDir: '/var/lib/desk',
      publicUrl: 'https://chat.example.com',
    });
  });

  it('a language model without a key', () => {
    const { languageModel } = read({ LLM_BASE_URL: 'http://localhost:11434/v1', LLM_MODEL: 'small' });
    expect(languageModel).toEqual({ baseUrl: 'http://localhost:11434/v1', model: 'small', apiKey: null });
  });
});

describe('withRealPort', () => {
  it('carries a chosen port into the default public address', () => {
    expect(withRealPort(read({ PORT: '0' }), 51_234)).toMatchObject({
      port: 51_234,
      publicUrl: 'http://localhost:51234',
    });
  });

  it('leaves a public address that was set alone', () => {
    const config = read({ PORT: '0', PUBLIC_URL: 'https://chat.example.com' });
    expect(withRealPort(config, 51_234).publicUrl).toBe('https://chat.example.com');
  });
});
