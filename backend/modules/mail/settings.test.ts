import type { SMTPServerOptions } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SaveMailSettingsRequest } from '#contract/mail.ts';
import { startMailServer, startTarpit, type TestMailServer } from '../../test-support/mail-server.ts';
import { TEST_CERTIFICATE, TEST_CERTIFICATE_KEY } from '../../test-support/test-certificate.ts';
import { openPostOffice, type TestPostOffice } from './test-post-office.ts';

const PASSWORD = 'correct horse battery';
const certificate = { key: TEST_CERTIFICATE_KEY, cert: TEST_CERTIFICATE };
const trust = { certificates: [TEST_CERTIFICATE] };
const signIn: SMTPServerOptions = {
  ...{ authOptional: false, allowInsecureAuth: true },
  onAuth({ username, password }, _session, done) {
    if (username === 'desk' && password === PASSWORD) return done(null, { user: username });
    // A server that talks too much.
    done(new Error(`no, ${password} is wrong for ${username}`));
  },
};

let office: TestPostOffice;
let servers: TestMailServer[];
beforeEach(async () => {
  office = await openPostOffice();
  servers = [];
});
afterEach(async () => {
  await office.close();
  for (const server of servers) await server.close();
});

async function serve(options: SMTPServerOptions = {}): Promise<TestMailServer> {
  const server = await startMailServer(options);
  servers.push(server);
  return server;
}

function wish(port: number, change: object = {}): SaveMailSettingsRequest {
  const server = { host: '127.0.0.1', port, security: 'none', user: null, ...change };
  return { server, fromName: 'Shop desk', fromAddress: 'desk@example.org' } as SaveMailSettingsRequest;
}

const signedIn = { user: 'desk', password: PASSWORD };

describe('what is stored', () => {
  test('at first nothing is set, and mails come from the workspace', async () => {
    const { mails } = await office.open();
    const expected = { source: 'none', server: null, fromAddress: 'no-reply@desk.example.com' };
    expect(await mails.settings.get(office.workspaceId)).toMatchObject({ ok: true, value: expected });
  });

  test('a server that an owner sets is used at once, and its password is never told', async () => {
    const server = await serve(signIn);
    const { mails, queue } = await office.open();
    const saved = await mails.settings.save(office.workspaceId, wish(server.port, signedIn));
    const shown = { host: '127.0.0.1', port: server.port, security: 'none', user: 'desk', hasPassword: true };
    expect(saved).toEqual({
      ok: true,
      value: { source: 'settings', server: shown, fromName: 'Shop desk', fromAddress: 'desk@example.org' },
    });
    expect(JSON.stringify(saved)).not.toContain(PASSWORD);
    await queue();
    await expect.poll(() => server.received.length, { timeout: 5_000 }).toBe(1);
    expect((await server.parse(0)).from).toEqual({ name: 'Shop desk', address: 'desk@example.org' });
  });

  test('the password cannot be read in the database, nor with other secrets, nor as another workspace', async () => {
    const { mails } = await office.open();
    await mails.settings.save(office.workspaceId, wish(25, signedIn));
    const { password } = await office.db.selectFrom('mail_settings').select('password').executeTakeFirstOrThrow();
    expect(password?.toString('latin1')).not.toContain(PASSWORD);
    const moved = await office.open({ secret: Buffer.alloc(32) });
    expect(await moved.mails.settings.get(office.workspaceId)).toMatchObject({
      value: { server: { hasPassword: false } },
    });
    const again = await moved.mails.settings.save(office.workspaceId, wish(25, { user: 'desk' }));
    expect(again).toMatchObject({
      error: { code: 'invalid', field: 'server.password', message: 'must be typed again' },
    });
  });

  test('a password stays for the same host and user, and for no other', async () => {
    const { mails } = await office.open();
    await mails.settings.save(office.workspaceId, wish(25, signedIn));
    const kept = await mails.settings.save(office.workspaceId, wish(587, { user: 'desk', security: 'starttls' }));
    expect(kept).toMatchObject({ ok: true, value: { server: { port: 587, hasPassword: true } } });
    for (const other of [{ host: 'evil.example.net', user: 'desk' }, { user: 'root' }]) {
      const refused = { ok: false, error: { code: 'invalid', field: 'server.password' } };
      expect(await mails.settings.save(office.workspaceId, wish(25, other))).toMatchObject(refused);
      const asked = { to: 'owner@example.org', settings: wish(25, other) };
      expect(await mails.settings.test(office.workspaceId, asked)).toMatchObject(refused);
    }
  });

  test('SMTP_URL goes before what is stored; only the sender can be changed', async () => {
    const [stored, environment] = [await serve(), await serve()];
    const before = await office.open();
    await before.mails.settings.save(office.workspaceId, wish(stored.port));
    await before.stop();
    const { mails, queue } = await office.open({ smtpUrl: environment.url });
    const saved = await mails.settings.save(office.workspaceId, { ...wish(9, signedIn), fromName: 'Night desk' });
    const value = { source: 'environment', server: { port: environment.port }, fromName: 'Night desk' };
    expect(saved).toMatchObject({ ok: true, value });
    await queue();
    await expect.poll(() => environment.received.length, { timeout: 5_000 }).toBe(1);
    expect(stored.received).toEqual([]);
    const row = await office.db.selectFrom('mail_settings').select(['port', 'password']).executeTakeFirstOrThrow();
    expect(row).toEqual({ port: stored.port, password: null });
  });
});

describe('the test', () => {
  async function probe(request: SaveMailSettingsRequest, trusted: object = trust) {
    const { mails } = await office.open({ trust: trusted });
    const answer = await mails.settings.test(office.workspaceId, { to: 'owner@example.org', settings: request });
    expect(JSON.stringify(answer)).not.toContain(PASSWORD);
    if (!answer.ok) throw new Error(answer.error.message);
    const { steps } = answer.value;
    expect(steps.map(({ step }) => step)).toEqual(['dns', 'connect', 'tls', 'auth', 'accepted']);
    const failed = steps.find(({ state }) => state === 'failed');
    const after = steps.slice(failed ? steps.indexOf(failed) + 1 : steps.length);
    for (const step of after) expect(step).toMatchObject({ state: 'skipped', detail: 'Not tried.' });
    return { states: steps.map(({ state }) => state), failed: failed?.step, detail: failed?.detail ?? '', steps };
  }

  test('goes all the way, in the clear', async () => {
    const server = await serve();
    const { states, steps } = await probe(wish(server.port));
    expect(states).toEqual(['ok', 'ok', 'skipped', 'skipped', 'ok']);
    expect(steps[4]?.detail).toContain('owner@example.org');
    expect(server.received[0]?.recipients).toEqual(['owner@example.org']);
    expect((await server.parse(0)).subject).toBe('Test mail from Handoff Desk');
    expect(await office.states()).toEqual([]);
  });

  test.each([
    ['tls', { secure: true }],
    ['starttls', { disabledCommands: [] }],
  ])('goes all the way with %s and a password', async (security, options) => {
    const server = await serve({ ...signIn, ...options, ...certificate });
    const { states } = await probe(wish(server.port, { host: 'localhost', security, ...signedIn }));
    expect(states).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
  });

  test('says that a name cannot be found', async () => {
    const { failed, detail } = await probe(wish(25, { host: 'no-such-host.invalid' }));
    expect([failed, detail]).toEqual(['dns', expect.stringContaining('no-such-host.invalid cannot be found')]);
  });

  test('says that nothing listens', async () => {
    const server = await startMailServer();
    await server.close();
    const { failed, detail } = await probe(wish(server.port));
    expect([failed, detail]).toEqual([
      'connect',
      expect.stringContaining(`Nothing listens at 127.0.0.1:${server.port}`),
    ]);
  });

  test('says for which name the certificate is', async () => {
    const server = await serve({ ...certificate, secure: true });
    const { failed, detail } = await probe(wish(server.port, { security: 'tls' }));
    expect([failed, detail]).toEqual(['tls', expect.stringContaining('The certificate is for localhost')]);
  });

  test('says that nobody trusts the certificate', async () => {
    const server = await serve({ ...certificate, disabledCommands: [] });
    const request = wish(server.port, { host: 'localhost', security: 'starttls' });
    const { failed, detail } = await probe(request, {});
    expect([failed, detail]).toEqual(['tls', expect.stringContaining('not signed by anybody this computer trusts')]);
  });

  test('says that there is no STARTTLS, and gives no password away', async () => {
    let heard = '';
    const server = await serve({
      ...signIn,
      onAuth({ password }, _session, done) {
        heard = `${password}`;
        done(null, { user: 'desk' });
      },
    });
    const { failed, detail } = await probe(wish(server.port, { security: 'starttls', ...signedIn }));
    expect([failed, detail]).toEqual(['tls', expect.stringContaining('does not offer STARTTLS')]);
    expect(heard).toBe('');
  });

  test('says that a port does not speak TLS from the start', async () => {
    const server = await serve();
    const { failed, detail } = await probe(wish(server.port, { security: 'tls' }));
    expect([failed, detail]).toEqual(['tls', expect.stringContaining('does not speak TLS from the start')]);
  });

  test('says that user or password are wrong', async () => {
    const server = await serve(signIn);
    const { failed, detail } = await probe(wish(server.port, { user: 'desk', password: 'hunter2 hunter2' }));
    expect([failed, detail]).toEqual(['auth', expect.stringContaining('Wrong user or password')]);
    expect(detail).not.toContain('hunter2');
  });

  test('says that the server wants a sign-in', async () => {
    const server = await serve(signIn);
    const { failed, detail } = await probe(wish(server.port));
    expect([failed, detail]).toEqual(['accepted', expect.stringMatching(/authentication/i)]);
  });

  test('says what a server answers that does not take the mail', async () => {
    const server = await serve();
    server.mood = { refuseRecipient: 550 };
    const { failed, detail } = await probe(wish(server.port));
    expect([failed, detail]).toEqual(['accepted', expect.stringContaining('no such mailbox')]);
  });

  test.each([
    ['says nothing', {}, 'none', 'connect'],
    ['says nothing', {}, 'starttls', 'connect'],
    ['says nothing', {}, 'tls', 'tls'],
    ['drips', { dripMs: 50 }, 'none', 'connect'],
  ])('does not wait long for a server that %s (%j, %s)', async (_name, how, security, step) => {
    const tarpit = await startTarpit(how);
    const began = Date.now();
    const { failed } = await probe(wish(tarpit.port, { security }));
    expect([failed, Date.now() - began < 3_000]).toEqual([step, true]);
    await tarpit.close();
  });

  test('needs a server', async () => {
    const { mails } = await office.open();
    const answer = await mails.settings.test(office.workspaceId, { to: 'owner@example.org' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'wrong_state' } });
  });
});

test('a wrong password is tried again: whoever corrects it gets the mails that waited', async () => {
  const server = await serve(signIn);
  const { mails, queue } = await office.open();
  await mails.settings.save(office.workspaceId, wish(server.port, { ...signedIn, password: 'not the right one' }));
  const queued = await queue();
  await expect.poll(async () => (await office.row(queued?.id)).attempts, { timeout: 5_000 }).toBeGreaterThan(0);
  expect(await office.row(queued?.id)).toMatchObject({
    state: 'queued',
    detail: expect.stringContaining('Wrong user'),
  });
  expect((await office.row(queued?.id)).detail).not.toContain('not the right one');
  await mails.settings.save(office.workspaceId, wish(server.port, signedIn));
  await expect.poll(async () => (await office.row(queued?.id)).state, { timeout: 5_000 }).toBe('sent');
});
