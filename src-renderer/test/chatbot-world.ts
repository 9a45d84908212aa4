import type {
  ChatbotDetail,
  ChatbotSettings,
  ContactMessage,
  InstallStatus,
  KnowledgeEntry,
  UpdateChatbotRequest,
} from '#contract/chatbots.ts';
import { fail, type Result, succeed } from '#contract/result.ts';

export const DEFAULT_SETTINGS: ChatbotSettings = {
  basics: { name: 'Shop assistant', avatar: '', greeting: 'Hi! How can I help?', language: 'en' },
  appearance: {
    colour: '#0f766e',
    side: 'right',
    launcher: 'icon',
    launcherText: '',
    theme: 'auto',
    title: '',
    placeholder: '',
    consentText: '',
    quickReplies: [],
  },
  behaviour: { engine: 'knowledge', confidenceThreshold: 0.3, missesBeforeOffer: 2 },
  escalation: {
    handoffEnabled: true,
    hoursEnabled: false,
    schedule: null,
    offline: { message: '', contactForm: true },
    routing: { mode: 'first_come', offerSeconds: 20, agentCap: null },
    rules: { phrases: [], keywords: [] },
  },
  install: { allowedSites: [], requireIdentity: false },
};

interface Chatbot {
  id: string;
  version: number;
  settings: ChatbotSettings;
  entries: KnowledgeEntry[];
  connections: InstallStatus['connections'];
  secrets: InstallStatus['identitySecrets'];
}

/** The chatbots of a `World`, with the rules an owner meets: versions, pages, two secrets. Tests change it as they like. */
export class ChatbotWorld {
  readonly chatbots = new Map<string, Chatbot>();
  contactMessages: ContactMessage[] = [];
  modelAvailable = false;
  hasPermittedAgent = true;
  /** What a simulation answers, whatever the schedule. */
  simulation: { openings: { from: string; to: string }[]; clockChanges: { at: string; shiftMinutes: number }[] } = {
    openings: [],
    clockChanges: [],
  };
  pageSize = 50;

  add(patch: Partial<ChatbotSettings['basics']> = {}, entries: [question: string, answer: string][] = []): string {
    const id = crypto.randomUUID();
    this.chatbots.set(id, {
      id,
      version: 1,
      settings: { ...DEFAULT_SETTINGS, basics: { ...DEFAULT_SETTINGS.basics, ...patch } },
      entries: entries.map(([question, answer]) => ({ id: crypto.randomUUID(), question, answer, source: null })),
      connections: [],
      secrets: [],
    });
    return id;
  }

  /** As another owner would change it. */
  change(id: string, patch: Partial<ChatbotSettings>): void {
    const chatbot = this.get(id);
    if (!chatbot) throw new Error(`no chatbot ${id} in this world`);
    chatbot.settings = { ...chatbot.settings, ...patch };
    chatbot.version += 1;
  }

  get(id: string): Chatbot | undefined {
    return this.chatbots.get(id);
  }

  settings(id: string): ChatbotSettings {
    const chatbot = this.get(id);
    if (!chatbot) throw new Error(`no chatbot ${id} in this world`);
    return chatbot.settings;
  }

  detail({ id, version, settings, entries }: Chatbot): ChatbotDetail {
    return { id, version, settings, knowledgeCount: entries.length, modelAvailable: this.modelAvailable };
  }

  update(id: string, { version, ...sections }: UpdateChatbotRequest): Result<ChatbotDetail> {
    const chatbot = this.get(id);
    if (!chatbot) return fail('not_found', 'There is no such chatbot.');
    if (chatbot.version !== version) return fail('wrong_state', 'Somebody has changed this chatbot since.');
    // What was sent fits the sections; `undefined` is never sent.
    chatbot.settings = { ...chatbot.settings, ...(sections as Partial<ChatbotSettings>) };
    chatbot.version += 1;
    return succeed(this.detail(chatbot));
  }

  leaveMessage(patch: Partial<ContactMessage>): ContactMessage {
    const message: ContactMessage = {
      id: crypto.randomUUID(),
      chatbot: { id: crypto.randomUUID(), name: 'Shop assistant' },
      conversationId: null,
      name: 'Mia Chen',
      email: 'mia.chen@mail.example',
      text: 'Could you call me back?',
      at: new Date(Date.now() - 3_600_000).toISOString(),
      handledAt: null,
      handledBy: null,
      ...patch,
    };
    this.contactMessages = [message, ...this.contactMessages];
    return message;
  }
}
