import { describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '#contract/protocol.ts';
import { checkServer } from './check-server.ts';

const ours = { product: 'handoff-desk', version: '1.2.3', protocol: PROTOCOL_VERSION, hasOwner: true };

/** A network where each origin answers or fails as told; `asked` has what was tried. */
function createNetwork(answers: Record<string, object | string | Error>) {
  const asked: string[] = [];
  return {
    asked,
    async fetch(url: string): Promise<Response> {
      asked.push(url);
      const answer = answers[new URL(url).origin] ?? new Error('net::ERR_NAME_NOT_RESOLVED');
      if (answer instanceof Error) throw answer;
      return new Response(typeof answer === 'string' ? answer : JSON.stringify(answer));
    },
  };
}

describe('checkServer', () => {
  it('asks nobody when it is no address', async () => {
    const network = createNetwork({});
    expect(await checkServer('not an address', network.fetch)).toMatchObject({ fault: 'not_a_url' });
    expect(network.asked).toEqual([]);
  });

  it.each([
    ['net::ERR_NAME_NOT_RESOLVED', 'unknown_host'],
    ['net::ERR_CONNECTION_REFUSED', 'refused'],
    ['net::ERR_CONNECTION_TIMED_OUT', 'timed_out'],
    ['net::ERR_SSL_PROTOCOL_ERROR', 'not_tls'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'bad_certificate'],
    ["Attempted to redirect, but redirect policy was 'error'", 'not_our_server'],
    ['net::ERR_INTERNET_DISCONNECTED', 'failed'],
  ])('names %s', async (message, fault) => {
    const network = createNetwork({ 'https://desk.example.com': new Error(message) });
    expect(await checkServer('https://desk.example.com', network.fetch)).toMatchObject({ status: 'fault', fault });
  });

  it('names silence', async () => {
    const silence = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
    const network = createNetwork({ 'https://desk.example.com': silence });
    expect(await checkServer('https://desk.example.com', network.fetch)).toMatchObject({ fault: 'timed_out' });
  });

  it.each(['<html>hello</html>', '[]', '{"product":"other"}', '{"product":"handoff-desk"}', ''])(
    'is not fooled by an answer like %s',
    async (answer) => {
      const network = createNetwork({ 'https://desk.example.com': answer });
      expect(await checkServer('https://desk.example.com', network.fetch)).toMatchObject({ fault: 'not_our_server' });
    },
  );

  it('says who is too old', async () => {
    const check = (protocol: number) =>
      checkServer('https://a.test', createNetwork({ 'https://a.test': { ...ours, protocol } }).fetch);
    expect(await check(PROTOCOL_VERSION + 1)).toMatchObject({ fault: 'client_too_old' });
    expect(await check(PROTOCOL_VERSION - 1)).toMatchObject({ fault: 'server_too_old' });
  });

  it('finds the server behind a bare name, on https or else on http', async () => {
    const encrypted = createNetwork({ 'https://a.test': ours });
    expect(await checkServer('a.test', encrypted.fetch)).toEqual({
      status: 'ok',
      url: 'https://a.test',
      version: '1.2.3',
      hasOwner: true,
    });
    const plain = createNetwork({ 'https://a.test': new Error('net::ERR_SSL_PROTOCOL_ERROR'), 'http://a.test': ours });
    expect(await checkServer('a.test', plain.fetch)).toMatchObject({ status: 'ok', url: 'http://a.test' });
  });

  it('never falls back to http after a bad certificate, nor when https was asked for', async () => {
    const certificate = new Error('net::ERR_CERT_DATE_INVALID');
    const intercepted = createNetwork({ 'https://a.test': certificate, 'http://a.test': ours });
    expect(await checkServer('a.test', intercepted.fetch)).toMatchObject({ fault: 'bad_certificate' });
    const refused = createNetwork({
      'https://a.test': new Error('net::ERR_CONNECTION_REFUSED'),
      'http://a.test': ours,
    });
    expect(await checkServer('https://a.test', refused.fetch)).toMatchObject({ fault: 'refused' });
    expect(refused.asked).toEqual(['https://a.test/version']);
  });
});
