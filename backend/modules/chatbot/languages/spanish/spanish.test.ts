import { testLanguage } from '../test-language.ts';
import { spanish } from './index.ts';

testLanguage(spanish, {
  clear: `
¿Puedo hablar con un humano?
puedo hablar con una persona
Quiero hablar con una persona real
¿Podría hablar con alguien, por favor?
Me gustaría chatear con un agente
Humano
AGENTE POR FAVOR
agente
Una persona de verdad, por favor
Necesito un asesor
Quiero un humano ya
quisiera un representante, gracias
Páseme con un asesor
Pásame con alguien
Conécteme con un agente
¿Me puede comunicar con un operador?
Transfiérame a un agente humano
¿Hay alguien ahí?
hay alguien?
¿Hay algún humano aquí?
¿Hay un agente disponible?
hola, ¿hay alguien?
¡No quiero hablar con un robot!
Nada de bots
Estoy harto de hablar con una máquina
Un humano en vez de un bot
Quiero hablar con su supervisor
Quiero ponerme en contacto con un asesor
Quisiera hablar con el equipo de ventas
¿Cómo contacto con un agente?
prefiero hablar con alguien real
Mi paquete se perdió. ¿Puedo hablar con una persona?
Es la tercera vez. Un humano por favor.
Dame un agente
chat en vivo
Soporte por favor
Quiero un asesor por teléfono
¿Hay alguien con quien pueda hablar?
hablar con atención al cliente
Quiero que me atienda una persona
necesito comunicarme con un ejecutivo
ponme con el encargado
¿Hay una persona real detrás?
no quiero seguir hablando con una máquina
necesito que me atienda un humano
transfiérame al servicio al cliente
`,
  maybe: `
¿Cómo contacto con atención al cliente?
¿Cómo puedo llamar al soporte?
¿Alguien puede ayudarme?
¿Podría alguien llamarme?
¿Tienen servicio al cliente?
Soporte
Atención al cliente
¿Cuál es el teléfono de atención al cliente?
correo del soporte técnico
Necesito soporte
¿Alguien me puede atender?
`,
  none: `
¿A qué hora abren?
¿Cuánto cuesta el envío?
No quiero hablar con una persona
No necesito un agente, solo el precio
No hace falta hablar con alguien
¿Tengo que hablar con alguien para cancelar?
¿Puedo cancelar sin hablar con una persona?
Ayer hablé con un agente
¿El precio es por persona?
¿El taller es para dos personas?
Busco un regalo para alguien especial
¿Es seguro para el consumo humano?
¿Puedo regalar una taza a mi hermana?
¿Dónde está mi pedido?
¿Está hecho a mano o a máquina?
¿Tienen tienda en Madrid?
El repartidor fue grosero
¿Puede mi vecino recoger el paquete?
¿Qué agente limpiador recomiendan?
Gracias
Hola
¿Sus agentes hablan inglés?
¿Aceptan PayPal?
Quiero saber el horario
Quiero regalar algo a una persona mayor
¿Cuánto cuesta el curso por persona?
¿Quién hizo esta taza?
`,
  smallTalk: {
    'Buenos días': 'greeting',
    'Hola, ¿cómo estás?': 'greeting',
    '¡Muchas gracias!': 'thanks',
    'vale gracias': 'thanks',
    Adiós: 'goodbye',
    '¿Puedes ayudarme?': 'help',
    'tengo una pregunta': 'help',
    '¿Eres un robot o una persona?': 'are_you_human',
    'Sí, por favor': 'yes',
    'No, gracias': 'no',
    'de acuerdo': 'okay',
  },
  knowledge: {
    entries: {
      '¿Cuál es su horario?': 'De lunes a viernes, de 9 a 17.',
      '¿Cuál es el plazo de entrega?': 'De dos a tres días laborables.',
      '¿Cómo puedo pagar?': 'Con tarjeta o PayPal.',
      '¿Cómo hago una devolución?': 'En 30 días, con la etiqueta del paquete.',
    },
    answered: {
      '¿Abren los sábados?': '¿Cuál es su horario?',
      horarios: '¿Cuál es su horario?',
      '¿Cuánto tardan los envíos?': '¿Cuál es el plazo de entrega?',
      '¿Puedo devolver la taza?': '¿Cómo hago una devolución?',
      'formas de pago': '¿Cómo puedo pagar?',
    },
    unknown: ['¿Venden coches?', '¿Quién es el presidente de Francia?'],
  },
});
