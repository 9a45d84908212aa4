export const smallTalkLists = {
  hello: [
    'hola',
    'buenas',
    'buenos dias',
    'buenas tardes',
    'buenas noches',
    'buen dia',
    'hey',
    'saludos',
    'que tal',
    'holi',
  ],
  you: ['a todos', 'todos', 'bot', 'equipo', 'amigo', 'amigos', 'de nuevo', 'otra vez', 'senor', 'senora'],
  thank: [
    'gracias',
    'muchas gracias',
    'mil gracias',
    'muchisimas gracias',
    'grax',
    'te lo agradezco',
    'se lo agradezco',
  ],
  great: [
    ...[
      'ok',
      'okay',
      'vale',
      'bien',
      'muy bien',
      'perfecto',
      'genial',
      'estupendo',
      'excelente',
      'entendido',
      'entiendo',
    ],
    ...['de acuerdo', 'claro', 'bueno', 'fantastico', 'ya veo', 'listo', 'esta bien', 'comprendo', 'super', 'guay'],
  ],
  degree: ['por todo', 'por la ayuda', 'por tu ayuda', 'por su ayuda', 'de nuevo', 'otra vez', 'de verdad'],
  bye: ['adios', 'hasta luego', 'hasta pronto', 'chao', 'chau', 'nos vemos', 'que tenga buen dia', 'buen dia', 'bye'],
} as const;

export const smallTalkPatterns = {
  greeting: [
    '^ {hello} {hello}? {you}? (como esta|como estas|como estan|como le va|como te va)? (hoy)? $',
    '^ (como esta|como estas|como estan|como va todo) (hoy)? $',
  ],
  thanks: [
    '^ {great}? {great}? {thank} {degree}? {degree}? {great}? $',
    '^ (si)? (eso|esto)? (me ayuda|me ayudo|me sirve|me ha servido|me ha ayudado|funciona|funciono) (mucho)? {thank}? $',
  ],
  goodbye: [
    '^ {great}? {thank}? {bye} {bye}? $',
    '^ (eso es todo|es todo|nada mas) (por hoy|por ahora)? {thank}? {bye}? $',
  ],
  help: [
    '^ {hello}? {you}? (ayuda|ayudame|ayudeme|auxilio|socorro) (por favor|porfa)? $',
    '^ {hello}? {you}? (necesito|quiero|necesitamos) (algo de|tu|su|un poco de)? ayuda (por favor|porfa)? $',
    '^ {hello}? {you}? (puedes|puede|podrias|podria|me puedes|me puede|pueden) (ayudarme|ayudar|ayudarnos) (por favor|porfa)? $',
    '^ {hello}? {you}? (tengo|tenia) (una|un|otra|unas|algunas) (pregunta|duda|preguntas|dudas|problema|consulta) $',
    '^ {hello}? {you}? (que puedes hacer|que puede hacer|en que puedes ayudarme|en que me puedes ayudar) $',
  ],
  are_you_human: [
    '^ {hello}? {you}? (eres|es usted|esto es|es esto|es|estoy hablando con|hablo con|estoy chateando con) … (humano|humana|robot|bot|maquina|ia|chatbot|persona|real|ordenador) (o … (humano|humana|robot|bot|maquina|ia|chatbot|persona|real|ordenador))? $',
    '^ {hello}? {you}? (quien eres|quien es usted|con quien hablo|con quien estoy hablando) $',
  ],
  yes: [
    '^ (si|sip|claro|por supuesto|desde luego|por favor|seguro|adelante|dale|claro que si|con gusto) {great}? (por favor|porfa|gracias|claro|adelante|dale|quiero)? $',
    '^ (ok|vale|de acuerdo) (por favor|porfa|adelante|dale|si|hazlo) $',
  ],
  no: [
    '^ (no|nop|ahora no|todavia no|de momento no|mejor no|no hace falta|no no) {thank}? (esta bien|asi esta bien)? $',
  ],
  okay: ['^ {great} {great}? {great}? $'],
} as const;
