import { z } from 'zod';
import { scheduleSchema } from './business-hours.ts';
import { idSchema, instantSchema, isStorableText, personNameSchema } from './primitives.ts';
import { routingModeSchema } from './routing.ts';

/** One line or a few, typed by an owner; may be empty. */
const ownersText = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `at most ${most} characters`)
    .refine(isStorableText, 'must be well-formed text without NUL');

const pageLimitSchema = z.coerce.number().int().min(1).max(100).default(50);
const pageCursorSchema = z.string().min(1).max(200);

export const languageSchema = z.enum(['en', 'de', 'fr', 'es', 'ar']);
export type Language = z.infer<typeof languageSchema>;

/** Step 1: Basics. */
export const chatbotBasicsSchema = z.strictObject({
  name: personNameSchema,
  /** One emoji or one or two letters, drawn in a circle; empty = the first letter of the name. */
  avatar: ownersText(8),
  greeting: ownersText(1_000).min(1, 'must not be empty'),
  language: languageSchema,
});

/** Step 3: Appearance. Texts left empty are the language's own. */
export const chatbotAppearanceSchema = z.strictObject({
  /** `#rrggbb`; text on it is chosen for contrast. */
  colour: z.string().regex(/^#[0-9a-f]{6}$/, 'must be a colour such as #0f766e'),
  side: z.enum(['left', 'right']),
  launcher: z.enum(['icon', 'icon_and_text']),
  launcherText: ownersText(40),
  theme: z.enum(['auto', 'light', 'dark']),
  title: ownersText(60),
  placeholder: ownersText(80),
  /** Shown above the first message until it is accepted; empty = none. */
  consentText: ownersText(500),
  /** Offered as buttons under the greeting. */
  quickReplies: z.array(ownersText(80).min(1, 'must not be empty')).max(6, 'at most 6'),
});

/** Step 4: Behaviour. */
export const chatbotBehaviourSchema = z.strictObject({
  engine: z.enum(['knowledge', 'model']),
  confidenceThreshold: z.number().min(0).max(1),
  missesBeforeOffer: z.number().int().min(1).max(5),
});

/** Step 5: Escalation. */
export const chatbotEscalationSchema = z.strictObject({
  handoffEnabled: z.boolean(),
  /** Off keeps the schedule, but a person can be asked for at any time. */
  hoursEnabled: z.boolean(),
  schedule: scheduleSchema.nullable(),
  offline: z.strictObject({
    /** Added to "Our team is currently offline"; may be empty. */
    message: ownersText(500),
    contactForm: z.boolean(),
  }),
  routing: z.strictObject({
    mode: routingModeSchema,
    offerSeconds: z.number().int().min(5).max(300),
    /** Most active chats an agent may have to be given one of this chatbot; null = no cap. */
    agentCap: z.number().int().min(1).max(50).nullable(),
  }),
  rules: z.strictObject({
    phrases: z.array(ownersText(200).min(1, 'must not be empty')).max(100),
    keywords: z.array(ownersText(60).min(1, 'must not be empty')).max(100),
  }),
});

/** An origin such as https://shop.example or https://*.shop.example; none listed = every site. */
const siteSchema = z
  .string()
  .trim()
  .max(253)
  .regex(/^https?:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/i, 'must be an origin such as https://shop.example');

/** Step 6: Install. */
export const chatbotInstallSchema = z.strictObject({
  allowedSites: z.array(siteSchema).max(50),
  /** A signed identity is required: visitors cannot claim to be somebody, and messages without one are refused. */
  requireIdentity: z.boolean(),
});

export const chatbotSettingsSchema = z.object({
  basics: chatbotBasicsSchema,
  appearance: chatbotAppearanceSchema,
  behaviour: chatbotBehaviourSchema,
  escalation: chatbotEscalationSchema,
  install: chatbotInstallSchema,
});
export type ChatbotSettings = z.infer<typeof chatbotSettingsSchema>;

export const chatbotDetailSchema = z.object({
  id: idSchema,
  /** Rises with every change; a change names the one it was made from, so that two owners do not overwrite each other. */
  version: z.number().int().positive(),
  settings: chatbotSettingsSchema,
  knowledgeCount: z.number().int().nonnegative(),
  /** Whether this server has a model to answer with (LLM_BASE_URL). */
  modelAvailable: z.boolean(),
});
export type ChatbotDetail = z.infer<typeof chatbotDetailSchema>;

/** A site whose pages have loaded the widget of this chatbot: "connected ✓". */
export const siteConnectionSchema = z.object({ origin: z.string(), lastSeenAt: instantSchema });

export const chatbotListSchema = z.object({
  chatbots: z.array(
    z.object({
      id: idSchema,
      name: z.string(),
      avatar: z.string(),
      colour: z.string(),
      handoffEnabled: z.boolean(),
      knowledgeCount: z.number().int().nonnegative(),
      /** The latest. */
      connection: siteConnectionSchema.nullable(),
    }),
  ),
});

export const createChatbotRequestSchema = z.strictObject({
  name: personNameSchema,
  language: languageSchema.default('en'),
});

/** Any of the sections, each as a whole. */
export const updateChatbotRequestSchema = z.strictObject({
  version: z.number().int().positive(),
  basics: chatbotBasicsSchema.optional(),
  appearance: chatbotAppearanceSchema.optional(),
  behaviour: chatbotBehaviourSchema.optional(),
  escalation: chatbotEscalationSchema.optional(),
  install: chatbotInstallSchema.optional(),
});
export type UpdateChatbotRequest = z.input<typeof updateChatbotRequestSchema>;

export const knowledgeEntrySchema = z.object({
  id: idSchema,
  question: z.string(),
  answer: z.string(),
  source: z.string().nullable(),
});
export type KnowledgeEntry = z.infer<typeof knowledgeEntrySchema>;
export const listKnowledgeQuerySchema = z.strictObject({
  /** Anywhere in question or answer, whatever the case. */
  search: ownersText(200).default(''),
  cursor: pageCursorSchema.optional(),
  limit: pageLimitSchema,
});
export const knowledgePageSchema = z.object({
  entries: z.array(knowledgeEntrySchema),
  total: z.number().int().nonnegative(),
  /** Pass it as `cursor` for the next page; null at the end. */
  nextCursor: z.string().nullable(),
});
export const saveKnowledgeRequestSchema = z.strictObject({
  question: ownersText(500).min(1, 'must not be empty'),
  answer: ownersText(4_000).min(1, 'must not be empty'),
});

/** What an import would add: shown first, stored only when `store` is true. */
export const importKnowledgeRequestSchema = z.discriminatedUnion('from', [
  z.strictObject({
    from: z.literal('text'),
    format: z.enum(['markdown', 'text', 'csv']),
    text: z.string().max(1_000_000, 'at most 1,000,000 characters'),
    name: ownersText(200).default(''),
    store: z.boolean(),
  }),
  z.strictObject({ from: z.literal('url'), url: z.url().max(2_000), store: z.boolean() }),
]);
export const importKnowledgeResponseSchema = z.object({
  entries: z.array(z.object({ question: z.string(), answer: z.string() })),
  stored: z.number().int().nonnegative(),
  /** Lines or sections that were left out, and why, in plain words. */
  skipped: z.array(z.object({ place: z.string(), reason: z.string() })),
});

export const tryChatbotRequestSchema = z.strictObject({ text: ownersText(2_000).min(1, 'must not be empty') });
/** What the bot would answer, which entries it found (best first) with their scores 0–1, and whether it would offer a person. */
export const tryChatbotResponseSchema = z.object({
  answer: z.string(),
  outcome: z.enum(['answered', 'small_talk', 'not_found', 'wants_person', 'rule']),
  matches: z.array(z.object({ id: idSchema, question: z.string(), score: z.number() })),
  offersPerson: z.boolean(),
});

/** Step 6: Install. */
export const installStatusSchema = z.object({
  /** To be pasted into the site's pages. */
  snippet: z.string(),
  /** What a site with a content security policy adds to it, one directive a line. */
  csp: z.array(z.string()),
  /** Sites whose pages have loaded the widget, the latest first; at most 20. */
  connections: z.array(siteConnectionSchema),
  /** The secrets that are live: at most two. Their text is shown only once, when they are made. */
  identitySecrets: z.array(z.object({ id: idSchema, createdAt: instantSchema })),
});
export type InstallStatus = z.infer<typeof installStatusSchema>;

export const identitySecretSchema = z.object({ id: idSchema, secret: z.string(), createdAt: instantSchema });

/** The schedule simulator: openings as instants; `unstaffed` are open hours in which no permitted agent exists. */
export const simulateScheduleRequestSchema = z
  .strictObject({ schedule: scheduleSchema, from: instantSchema, to: instantSchema })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'must be later than from' })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= 400 * 86_400_000, {
    path: ['to'],
    message: 'at most 400 days after from',
  });
export const simulateScheduleResponseSchema = z.object({
  openings: z.array(z.object({ from: instantSchema, to: instantSchema })),
  /** Clock changes of the zone within the range. */
  clockChanges: z.array(z.object({ at: instantSchema, shiftMinutes: z.number().int() })),
  hasPermittedAgent: z.boolean(),
});

/** Written by visitors while the team was offline. */
export const contactMessageSchema = z.object({
  id: idSchema,
  chatbot: z.object({ id: idSchema, name: z.string() }),
  conversationId: idSchema.nullable(),
  name: z.string(),
  email: z.string(),
  text: z.string(),
  at: instantSchema,
  handledAt: instantSchema.nullable(),
  handledBy: z.string().nullable(),
});
export type ContactMessage = z.infer<typeof contactMessageSchema>;

export const listContactMessagesQuerySchema = z.strictObject({
  state: z.enum(['open', 'handled', 'all']).default('open'),
  cursor: pageCursorSchema.optional(),
  limit: pageLimitSchema,
});
export const contactMessageListSchema = z.object({
  messages: z.array(contactMessageSchema),
  /** How many are still to be handled, on every page. */
  openCount: z.number().int().nonnegative(),
  nextCursor: z.string().nullable(),
});
export const handleContactMessageRequestSchema = z.strictObject({ handled: z.boolean() });
