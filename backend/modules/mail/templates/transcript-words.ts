import type { Language } from '#contract/chatbots.ts';
import type { SystemEvent } from '#contract/messages.ts';

/** What a transcript says in its own words: the visitor's language, which is the widget's. */
export interface TranscriptWords {
  title(chatbot: string): string;
  /** Sent by a member, perhaps to somebody else than the visitor. */
  titleForOthers(chatbot: string): string;
  sentBy(member: string): string;
  visitor: string;
  times(zone: string): string;
  you: string;
  team: string;
  bot(name: string): string;
  footer: string;
  asked: string;
  joined(name: string): string;
  completed(name: string): string;
  cancelled: string;
  expired: string;
  passedOn: string;
  agentLeft: string;
  ended: string;
}

const english: TranscriptWords = {
  title: (chatbot) => `Your chat with ${chatbot}`,
  titleForOthers: (chatbot) => `A chat with ${chatbot}`,
  sentBy: (member) => `${member} of our team sent you this.`,
  visitor: 'Visitor',
  times: (zone) => `Times are in ${zone}.`,
  you: 'You',
  team: 'Our team',
  bot: (name) => `${name} (automated)`,
  footer: 'You get this because somebody asked for it in the chat, with this address.',
  asked: 'A person was asked for',
  joined: (name) => `${name} joined the conversation`,
  completed: (name) => `${name} marked this as complete`,
  cancelled: 'Request cancelled',
  expired: 'Nobody could take the request in time',
  passedOn: 'Passed on to a colleague',
  agentLeft: 'The agent had to leave',
  ended: 'Conversation ended',
};

const german: TranscriptWords = {
  title: (chatbot) => `Ihr Gespräch mit ${chatbot}`,
  titleForOthers: (chatbot) => `Ein Gespräch mit ${chatbot}`,
  sentBy: (member) => `${member} aus unserem Team hat Ihnen dies geschickt.`,
  visitor: 'Besucher',
  times: (zone) => `Uhrzeiten in ${zone}.`,
  you: 'Sie',
  team: 'Unser Team',
  bot: (name) => `${name} (automatisch)`,
  footer: 'Sie erhalten dies, weil es im Gespräch mit dieser Adresse angefordert wurde.',
  asked: 'Nach einem Menschen gefragt',
  joined: (name) => `${name} ist ins Gespräch gekommen`,
  completed: (name) => `${name} hat das Gespräch abgeschlossen`,
  cancelled: 'Anfrage zurückgezogen',
  expired: 'Niemand konnte die Anfrage rechtzeitig annehmen',
  passedOn: 'An eine Kollegin oder einen Kollegen weitergegeben',
  agentLeft: 'Das Gegenüber musste gehen',
  ended: 'Gespräch beendet',
};

const french: TranscriptWords = {
  title: (chatbot) => `Votre conversation avec ${chatbot}`,
  titleForOthers: (chatbot) => `Une conversation avec ${chatbot}`,
  sentBy: (member) => `${member}, de notre équipe, vous a envoyé ceci.`,
  visitor: 'Visiteur',
  times: (zone) => `Heures de ${zone}.`,
  you: 'Vous',
  team: 'Notre équipe',
  bot: (name) => `${name} (automatique)`,
  footer: 'Vous recevez ce message car il a été demandé dans la conversation, avec cette adresse.',
  asked: 'Une personne a été demandée',
  joined: (name) => `${name} a rejoint la conversation`,
  completed: (name) => `${name} a clos la conversation`,
  cancelled: 'Demande annulée',
  expired: 'Personne n’a pu prendre la demande à temps',
  passedOn: 'Un collègue prend le relais',
  agentLeft: 'Le conseiller a dû partir',
  ended: 'Conversation terminée',
};

const spanish: TranscriptWords = {
  title: (chatbot) => `Tu conversación con ${chatbot}`,
  titleForOthers: (chatbot) => `Una conversación con ${chatbot}`,
  sentBy: (member) => `${member}, de nuestro equipo, te ha enviado esto.`,
  visitor: 'Visitante',
  times: (zone) => `Horas de ${zone}.`,
  you: 'Tú',
  team: 'Nuestro equipo',
  bot: (name) => `${name} (automático)`,
  footer: 'Recibes este mensaje porque alguien lo pidió en la conversación, con esta dirección.',
  asked: 'Se pidió hablar con una persona',
  joined: (name) => `${name} se ha unido a la conversación`,
  completed: (name) => `${name} ha cerrado la conversación`,
  cancelled: 'Solicitud cancelada',
  expired: 'Nadie pudo atender la solicitud a tiempo',
  passedOn: 'Pasa a un compañero',
  agentLeft: 'El agente ha tenido que irse',
  ended: 'Conversación terminada',
};

/** Names and zones between marks of their own, so that Latin letters keep their place in a line from right to left. */
const alone = (text: string): string => `\u2068${text}\u2069`;

const arabic: TranscriptWords = {
  title: (chatbot) => `محادثتك مع ${chatbot}`,
  titleForOthers: (chatbot) => `محادثة مع ${chatbot}`,
  sentBy: (member) => `أرسل إليك ${alone(member)} من فريقنا هذه الرسالة.`,
  visitor: 'الزائر',
  times: (zone) => `الأوقات بتوقيت ${zone}.`,
  you: 'أنت',
  team: 'فريقنا',
  bot: (name) => `${alone(name)} (آلي)`,
  footer: 'تصلك هذه الرسالة لأن أحدًا طلبها في المحادثة بهذا العنوان.',
  asked: 'طُلب التحدث إلى موظف',
  joined: (name) => `انضم ${alone(name)} إلى المحادثة`,
  completed: (name) => `أنهى ${alone(name)} هذه المحادثة`,
  cancelled: 'أُلغي الطلب',
  expired: 'لم يتمكن أحد من استلام الطلب في الوقت المناسب',
  passedOn: 'حُوّلت إلى زميل آخر',
  agentLeft: 'اضطر الموظف إلى المغادرة',
  ended: 'انتهت المحادثة',
};

export const transcriptWords: Record<Language, TranscriptWords> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  ar: arabic,
};

export function describeEvent(event: SystemEvent, words: TranscriptWords): string {
  switch (event.type) {
    case 'handoff_requested':
      return words.asked;
    case 'handoff_accepted':
      return words.joined(event.agentName);
    case 'handoff_completed':
      return words.completed(event.agentName);
    case 'handoff_cancelled':
      return words.cancelled;
    case 'handoff_expired':
      return words.expired;
    case 'handoff_requeued':
      return event.cause === 'transferred' ? words.passedOn : words.agentLeft;
    case 'conversation_ended':
      return words.ended;
  }
}
