import type { AlertPreferences, AlertRecord, AlertSettings, MemberAlertPreferences } from '#contract/alerts.ts';
import type { MailDetail, MailSettings, MailState, SaveMailSettingsRequest, TestMailResponse } from '#contract/mail.ts';

export const DEFAULT_PREFERENCES: AlertPreferences = {
  choices: { new_request: 'if_unseen', waiting: 'always', message: 'if_unseen', keyword: 'always', contact: 'always' },
  chatbots: [],
  quietHours: { enabled: false, schedule: null },
};

/** Who is told what by mail, the mail server and the outbox. Tests change it as they like. */
export class AlertWorld {
  /** By member; who is not in here has the defaults. */
  readonly preferences = new Map<string, AlertPreferences>();
  /** Besides the one who looks. */
  colleagues: { id: string; name: string; email: string }[] = [];
  settings: AlertSettings = { waitingMinutes: 5, words: [] };
  mailSettings: MailSettings = {
    source: 'none',
    server: null,
    fromName: 'Corner Shop',
    fromAddress: 'desk@shop.example',
  };
  /** What the owner typed, password and all. */
  lastSaved: SaveMailSettingsRequest | null = null;
  lastTest: unknown = null;
  /** How a test mail fares. */
  steps: TestMailResponse['steps'] = [
    { step: 'dns', state: 'ok', detail: 'mail.shop.example is 203.0.113.7.', ms: 12 },
    { step: 'connect', state: 'ok', detail: '', ms: 31 },
    { step: 'tls', state: 'ok', detail: 'TLS 1.3', ms: 58 },
    { step: 'auth', state: 'ok', detail: '', ms: 40 },
    { step: 'accepted', state: 'ok', detail: '250 OK', ms: 71 },
  ];
  /** How the mail of a notification test fares. */
  trial: {
    mail: 'on_its_way' | 'no_server' | 'off';
    outcome: { state: 'sent' | 'kept' | 'failed' | 'off'; detail: string; afterMs: number } | null;
  } = { mail: 'on_its_way', outcome: { state: 'sent', detail: '', afterMs: 480 } };
  records: AlertRecord[] = [];
  mails: MailDetail[] = [];
  pageSize = 50;
  /** Answers to test mails wait for this. */
  gate: Promise<void> = Promise.resolve();

  preferencesOf(id: string): AlertPreferences {
    return this.preferences.get(id) ?? DEFAULT_PREFERENCES;
  }

  describe(
    member: { id: string; name: string; email: string },
    chatbots: MemberAlertPreferences['chatbots'],
  ): MemberAlertPreferences {
    const { id, name, email } = member;
    return { memberId: id, name, email, preferences: this.preferencesOf(id), chatbots };
  }

  saveMail(request: SaveMailSettingsRequest): MailSettings {
    const { server, fromName, fromAddress } = request;
    this.lastSaved = request;
    if (this.mailSettings.source === 'environment') {
      this.mailSettings = { ...this.mailSettings, fromName, fromAddress };
    } else if (server === null) this.mailSettings = { source: 'none', server: null, fromName, fromAddress };
    else {
      const { password, ...shown } = server;
      const hasPassword = password !== undefined || (this.mailSettings.server?.hasPassword ?? false);
      this.mailSettings = { source: 'settings', server: { ...shown, hasPassword }, fromName, fromAddress };
    }
    return this.mailSettings;
  }

  addMail(patch: Partial<MailDetail> = {}): MailDetail {
    const mail: MailDetail = {
      id: crypto.randomUUID(),
      kind: 'new_request',
      to: 'ana@shop.example',
      subject: 'New chat request · Mossy',
      state: 'sent',
      attempts: 1,
      detail: '',
      createdAt: new Date(Date.now() - 60_000 * (this.mails.length + 1)).toISOString(),
      sentAt: patch.state === undefined || patch.state === 'sent' ? new Date().toISOString() : null,
      nextAttemptAt: null,
      text: 'Mia Chen asks for a person.\n\nhttps://desk.example/open/chats/1',
      html: '<!doctype html><html><body><p>Mia Chen asks for a person.</p></body></html>',
      ...patch,
    };
    this.mails = [...this.mails, mail];
    return mail;
  }

  countMails(): Record<MailState, number> {
    const counts: Record<MailState, number> = { kept: 0, queued: 0, sent: 0, failed: 0, skipped: 0 };
    for (const { state } of this.mails) counts[state] += 1;
    return counts;
  }
}
