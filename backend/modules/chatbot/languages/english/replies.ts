import type { ReplyTexts } from '../language.ts';

export const replies: ReplyTexts = {
  smallTalk: {
    greeting: 'Hello! What can I help you with?',
    thanks: "You're welcome! Is there anything else I can help with?",
    goodbye: 'Goodbye, and thanks for stopping by!',
    help: "Of course. What is it about? Ask me in a sentence and I'll look it up.",
    are_you_human: "I'm an automated assistant. I answer from what I've been taught.",
    yes: 'Good. Tell me in a sentence what you would like to know.',
    no: "All right. I'm here if anything else comes up.",
    okay: 'Good. Is there anything else you would like to know?',
    declined: "All right. I'm here if you need anything else.",
  },
  suggestOne: "I'm not sure I understood. Did you mean this?",
  suggestSeveral: 'I can answer these. Is it one of them?',
  miss: "I'm sorry, I don't know that one.",
  missAgain: "I don't have an answer to that either, sorry.",
  missForGood: "I'm sorry, I don't know that, and this chat can't be passed on to a person.",
  otherWords: 'Asking in other words sometimes helps.',
  failure: 'Something went wrong on my side, sorry.',
  tryAgain: 'Please try again in a moment.',
  offer: 'Would you like to talk to a person?',
  offerAgain: 'A person can help you better: shall I ask one to join?',
  offerBeside: 'If not, I can bring in a person.',
  offerAnyTime: 'I can bring in a person any time.',
  nobody: "I'm sorry, I can't pass this chat on to a person. I'm an automated assistant; ask me and I'll do my best.",
};
