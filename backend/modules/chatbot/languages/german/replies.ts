import type { ReplyTexts } from '../language.ts';

export const replies: ReplyTexts = {
  smallTalk: {
    greeting: 'Hallo! Wobei kann ich Ihnen helfen?',
    thanks: 'Gern geschehen! Kann ich sonst noch etwas für Sie tun?',
    goodbye: 'Auf Wiedersehen, und danke für Ihren Besuch!',
    help: 'Gern. Worum geht es? Fragen Sie mich in einem Satz, und ich sehe nach.',
    are_you_human: 'Ich bin ein automatischer Assistent und antworte mit dem, was mir beigebracht wurde.',
    yes: 'Gut. Schreiben Sie mir in einem Satz, was Sie wissen möchten.',
    no: 'In Ordnung. Ich bin hier, wenn noch etwas ist.',
    okay: 'Gut. Möchten Sie sonst noch etwas wissen?',
    declined: 'In Ordnung. Ich bin hier, wenn Sie noch etwas brauchen.',
  },
  suggestOne: 'Ich bin nicht sicher, ob ich Sie verstanden habe. Meinten Sie das?',
  suggestSeveral: 'Das hier kann ich beantworten. Ist es dabei?',
  miss: 'Das weiß ich leider nicht.',
  missAgain: 'Auch darauf habe ich leider keine Antwort.',
  missForGood: 'Das weiß ich leider nicht, und dieser Chat kann nicht an einen Menschen übergeben werden.',
  otherWords: 'Manchmal hilft es, anders zu fragen.',
  failure: 'Bei mir ist leider etwas schiefgegangen.',
  tryAgain: 'Bitte versuchen Sie es gleich noch einmal.',
  offer: 'Möchten Sie mit einem Menschen sprechen?',
  offerAgain: 'Ein Mensch kann Ihnen besser helfen: Soll ich jemanden dazuholen?',
  offerBeside: 'Wenn nicht, kann ich einen Menschen dazuholen.',
  offerAnyTime: 'Ich kann jederzeit einen Menschen dazuholen.',
  nobody:
    'Ich kann diesen Chat leider nicht an einen Menschen übergeben. Ich bin ein automatischer Assistent; fragen Sie mich, ich tue mein Bestes.',
};
