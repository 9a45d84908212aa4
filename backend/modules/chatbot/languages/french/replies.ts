import type { ReplyTexts } from '../language.ts';

export const replies: ReplyTexts = {
  smallTalk: {
    greeting: 'Bonjour ! En quoi puis-je vous aider ?',
    thanks: 'Avec plaisir ! Puis-je faire autre chose pour vous ?',
    goodbye: 'Au revoir, et merci de votre visite !',
    help: 'Bien sûr. De quoi s’agit-il ? Posez-moi votre question en une phrase et je cherche.',
    are_you_human: 'Je suis un assistant automatique et je réponds avec ce que l’on m’a appris.',
    yes: 'Bien. Dites-moi en une phrase ce que vous aimeriez savoir.',
    no: 'Très bien. Je reste là si besoin.',
    okay: 'Bien. Souhaitez-vous savoir autre chose ?',
    declined: 'Très bien. Je reste là si vous avez besoin d’autre chose.',
  },
  suggestOne: 'Je ne suis pas sûr d’avoir compris. Vouliez-vous dire ceci ?',
  suggestSeveral: 'Je peux répondre à ceci. Est-ce l’une de ces questions ?',
  miss: 'Je suis désolé, je ne le sais pas.',
  missAgain: 'Je n’ai malheureusement pas de réponse à cela non plus.',
  missForGood: 'Je suis désolé, je ne le sais pas, et cette discussion ne peut pas être transmise à une personne.',
  otherWords: 'Poser la question autrement aide parfois.',
  failure: 'Un problème est survenu de mon côté, désolé.',
  tryAgain: 'Veuillez réessayer dans un instant.',
  offer: 'Souhaitez-vous parler à une personne ?',
  offerAgain: 'Une personne pourra mieux vous aider : dois-je en appeler une ?',
  offerBeside: 'Sinon, je peux appeler une personne.',
  offerAnyTime: 'Je peux appeler une personne à tout moment.',
  nobody:
    'Je suis désolé, je ne peux pas transmettre cette discussion à une personne. Je suis un assistant automatique ; posez-moi vos questions, je ferai de mon mieux.',
};
