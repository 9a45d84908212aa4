/** People one asks for. Without accents, as the plain form has them. */
const person = [
  ...['humano', 'humana', 'humanos', 'ser humano', 'persona', 'persona real', 'persona de verdad', 'personas'],
  ...['persona humana', 'agente', 'agentes', 'agente humano', 'agente real', 'agente en vivo', 'asesor', 'asesora'],
  ...['asesores', 'representante', 'representantes', 'operador', 'operadora', 'empleado', 'empleada', 'encargado'],
  ...['encargada', 'gerente', 'supervisor', 'supervisora', 'responsable', 'jefe', 'jefa', 'ejecutivo', 'ejecutiva'],
  ...['companero', 'trabajador', 'miembro del equipo', 'miembro de su equipo', 'miembro de vuestro equipo'],
  ...['chat en vivo', 'chat en directo', 'alguien real', 'alguien de verdad', 'alguien humano', 'ayuda humana'],
  ...['tecnico', 'vendedor', 'vendedora', 'dependiente', 'gestor'],
];

/** Where such people sit: can also be the subject of a question. */
const desk = [
  ...['soporte', 'soporte tecnico', 'atencion al cliente', 'servicio al cliente', 'servicio de atencion al cliente'],
  ...['servicio tecnico', 'atencion al publico', 'equipo', 'equipo de soporte', 'equipo de ventas', 'ventas'],
  ...['departamento de ventas', 'asistencia', 'centro de ayuda', 'servicio de clientes', 'atencion a clientes'],
];

export const personLists = {
  filler: [
    ...['un', 'una', 'el', 'la', 'los', 'las', 'su', 'sus', 'tu', 'tus', 'vuestro', 'vuestra', 'mi', 'algun', 'alguna'],
    ...[
      'otro',
      'otra',
      'verdadero',
      'verdadera',
      'real',
      'de',
      'del',
      'con',
      'a',
      'al',
      'por favor',
      'porfa',
      'porfavor',
    ],
    ...['gracias', 'hola', 'ok', 'vale', 'ya', 'ahora', 'ahora mismo', 'directamente', 'mejor', 'solo', 'simplemente'],
    ...['aqui', 'alli', 'ahi', 'me', 'nos', 'buenas', 'urgente', 'urgentemente', 'rapido', 'ustedes', 'vosotros', 'si'],
    ...['este', 'ese', 'esta', 'tambien', 'favor', 'hoy', 'buen', 'unos', 'unas'],
  ],
  person,
  desk,
  someone: ['alguien', 'alguno', 'algien', 'alguine'],
  talk: [
    ...[
      'hablar',
      'hablo',
      'habla',
      'chatear',
      'chateo',
      'conversar',
      'platicar',
      'charlar',
      'comunicarme',
      'comunicarnos',
    ],
    ...['comunicar', 'contactar', 'contactarme', 'ponerme en contacto', 'ponerse en contacto', 'ponernos en contacto'],
    ...['entrar en contacto', 'hablarle', 'ablar', 'dialogar'],
  ],
  connect: [
    ...['paseme', 'pasame', 'me pasa', 'me pasas', 'pasarme', 'me pasan', 'conecteme', 'conectame', 'conectarme'],
    ...['transfierame', 'transfiereme', 'transferirme', 'comuniqueme', 'comunicame', 'pongame', 'ponme', 'ponganme'],
    ...['derivame', 'deriveme', 'derivarme', 'pasadme', 'transfieran', 'me transfiere', 'me conecta', 'me comunica'],
    ...['me puede pasar', 'me puedes pasar', 'me puede comunicar', 'me puede transferir', 'redirigirme', 'poner'],
  ],
  want: [
    ...['quiero', 'quisiera', 'necesito', 'me gustaria', 'deseo', 'exijo', 'prefiero', 'preferiria', 'queremos'],
    ...['necesitamos', 'dame', 'deme', 'denme', 'puedo tener', 'pido', 'solicito', 'busco', 'llame a', 'llamen a'],
    ...[
      'quiero ver',
      'quiero tener',
      'quiero que me atienda',
      'que me atienda',
      'puede atenderme',
      'me atienda',
      'ver',
    ],
  ],
  after: [
    ...[
      'por favor',
      'porfa',
      'porfavor',
      'ahora',
      'ya',
      'gracias',
      'no',
      'y',
      'o',
      'para',
      'que',
      'aqui',
      'al telefono',
    ],
    ...[
      'por telefono',
      'en linea',
      'rapido',
      'en lugar',
      'en vez',
      'porque',
      'urgente',
      'inmediatamente',
      'cuanto antes',
    ],
  ],
  here: [
    'ahi',
    'aqui',
    'alli',
    'disponible',
    'disponibles',
    'en linea',
    'conectado',
    'libre',
    'presente',
    'al otro lado',
    'detras',
  ],
  reach: ['llamar', 'llamo', 'escribir', 'escribo', 'contacto', 'contactar', 'contactarme', 'contactarse', 'localizar'],
  bot: [
    ...['robot', 'robots', 'bot', 'bots', 'chatbot', 'chatbots', 'maquina', 'maquinas', 'ordenador', 'computadora'],
    ...['ia', 'contestador', 'asistente virtual', 'inteligencia artificial', 'contestadora'],
  ],
  help: [
    ...['ayudarme', 'ayudarnos', 'ayudar', 'ayudame', 'llamarme', 'llamar', 'responderme', 'responder', 'atenderme'],
    ...[
      'explicarme',
      'explicar',
      'revisar',
      'revisarlo',
      'mirarlo',
      'asesorarme',
      'contestar',
      'contestarme',
      'atender',
    ],
  ],
} as const;

export const personPatterns = {
  clear: [
    // «hablar con una persona», «contactar con un agente»
    '{talk} … ({person}|{someone})',
    '(hablar|hablo|chatear|conversar|platicar|charlar|comunicarme|ablar) … {desk}',
    '(llamar|llamo|contacto|localizar) … {person}',
    // «páseme con un asesor»
    '{connect} … ({person}|{desk}|{someone})',
    // «quiero un agente ya»
    '{want} … {person} $',
    '{want} … {person} {after}',
    '{want} … {someone} (con quien|real|de verdad|de su equipo)',
    // El mensaje entero es el deseo
    '^ … {person} … $',
    '^ … (soporte|atencion al cliente|servicio al cliente) (por favor|porfa|porfavor) $',
    // «¿hay alguien ahí?», «¿hay un humano?»
    'hay … ({person}|{someone}) … {here}? $',
    'hay … ({person}|{someone}) (con quien|con el que|que pueda hablar)',
    '^ … {someone} … (esta)? … {here}? $',
    '(esta|estan) … {person} {here} $',
    // «no quiero hablar con un robot», «nada de bots»
    '(no|nada|ningun|basta|nunca) … (quiero|queremos|mas)? … (seguir)? … ({talk}|hablando|chateando)? … {bot}',
    '(harto|harta|cansado|cansada|aburrido) … {talk}? … {bot}',
    '(en vez|en lugar|antes que) … {bot}',
    '(escalar|escalen|escale) (esto|el caso|mi caso)',
  ],
  maybe: [
    '({reach}|contactar|comunicarme|ponerme en contacto) … ({desk}|{someone})',
    '{someone} … (que)? (puede|podria|pueda|puedes) … {help}',
    '(puede|podria|pueden) … {someone} … {help}',
    '{someone} (me|nos) (puede|podria|ayuda|llama|atiende|responde)',
    '(numero|telefono|correo|email|e mail|contacto|direccion) (de|del|para) … {desk}',
    '(tienen|tienes|teneis|hay|ofrecen) … {desk}',
    '{want} … (soporte|atencion al cliente|servicio al cliente|asistencia|{someone})',
    '^ … {desk} … $',
  ],
  not: [
    'no … (quiero|necesito|deseo|hace falta|queremos|tengo que|me gustaria|necesitamos) … {talk}? … ({person}|{someone}|{desk})',
    '(sin|antes de|evitar) … (tener que|necesidad de)? … ({talk}|llamar)? … ({person}|{someone}|{desk})',
    '(tengo que|debo|hay que|es necesario|hace falta|necesito) … ({talk}|llamar) … ({person}|{someone}|{desk})? (para|si) ',
    '(por|cada|para) … (persona|personas|{someone})',
    '(hable|hablado|hablaba|hablamos|hablando) … ({person}|{someone}|{desk})',
  ],
} as const;
