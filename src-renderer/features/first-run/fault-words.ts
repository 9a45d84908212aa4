import type { ServerFault } from '../../../src-preload/payloads.ts';

/** What is wrong with a server address, and what to do about it. */
export function describeFault(fault: ServerFault): { title: string; remedy: string } {
  switch (fault) {
    case 'not_a_url':
      return { title: 'This is not an address', remedy: 'It looks like support.example.com or http://localhost:4310.' };
    case 'unknown_host':
      return {
        title: 'No computer has this name',
        remedy: 'Check the spelling. If it is a company address, connect to the company network or VPN first.',
      };
    case 'refused':
      return {
        title: 'Nothing answers at this address',
        remedy:
          'The computer is there, but the server is not running on this port. Start it, or check the number after the colon.',
      };
    case 'timed_out':
      return {
        title: 'The server did not answer in time',
        remedy: 'It may be down, or a firewall keeps the connection out. Try again, or ask your administrator.',
      };
    case 'not_tls':
      return {
        title: 'The server does not speak https',
        remedy: 'Use http:// if it runs on this computer or your own network, or have your administrator set up https.',
      };
    case 'bad_certificate':
      return {
        title: 'The server’s certificate cannot be trusted',
        remedy:
          'Check the address and this computer’s date. If both are right, ask your administrator to renew the certificate.',
      };
    case 'not_our_server':
      return {
        title: 'Something else answers here',
        remedy: 'This address works, but it is not a Handoff Desk server. Check the address and the port.',
      };
    case 'server_too_old':
      return {
        title: 'The server is older than this app',
        remedy: 'Ask your administrator to update the server, or use the version of the app that came with it.',
      };
    case 'client_too_old':
      return {
        title: 'This app is older than the server',
        remedy: 'Update Handoff Desk on this computer, then try again.',
      };
    case 'failed':
      return { title: 'The connection failed', remedy: 'Check your network and the address, then try again.' };
  }
}
