import type { ReplyTexts } from '../language.ts';

export const replies: ReplyTexts = {
  smallTalk: {
    greeting: '¡Hola! ¿En qué puedo ayudarle?',
    thanks: '¡De nada! ¿Puedo ayudarle en algo más?',
    goodbye: '¡Hasta luego, y gracias por su visita!',
    help: 'Claro. ¿De qué se trata? Pregúnteme en una frase y lo busco.',
    are_you_human: 'Soy un asistente automático y respondo con lo que me han enseñado.',
    yes: 'Bien. Dígame en una frase qué le gustaría saber.',
    no: 'De acuerdo. Aquí estoy si surge algo más.',
    okay: 'Bien. ¿Le gustaría saber algo más?',
    declined: 'De acuerdo. Aquí estoy si necesita algo más.',
  },
  suggestOne: 'No estoy seguro de haber entendido. ¿Se refiere a esto?',
  suggestSeveral: 'Puedo responder a esto. ¿Es una de estas preguntas?',
  miss: 'Lo siento, eso no lo sé.',
  missAgain: 'Lo siento, tampoco tengo respuesta a eso.',
  missForGood: 'Lo siento, eso no lo sé, y este chat no se puede pasar a una persona.',
  otherWords: 'A veces ayuda preguntarlo con otras palabras.',
  failure: 'Lo siento, algo ha fallado por mi parte.',
  tryAgain: 'Inténtelo de nuevo en un momento, por favor.',
  offer: '¿Desea hablar con una persona?',
  offerAgain: 'Una persona puede ayudarle mejor: ¿aviso a alguien?',
  offerBeside: 'Si no, puedo avisar a una persona.',
  offerAnyTime: 'Puedo avisar a una persona en cualquier momento.',
  nobody:
    'Lo siento, no puedo pasar este chat a una persona. Soy un asistente automático; pregúnteme y haré lo que pueda.',
};
