/** Words that say nothing about what a question is about, in their plain form (without accents). */
export const stopWords: readonly string[] = `
  el la los las un una unos unas de del al a en y o u pero que se me te le lo nos os les mi mis tu tus su sus nuestro nuestra vuestro
  vuestra yo el ella ello nosotros vosotros ellos ellas usted ustedes este esta estos estas ese esa eso esto aquel ser es son soy eres
  somos fue era estar esta estan estoy estas hay he has ha hemos han haber tener tengo tiene tienes tienen tenemos hacer hago hace
  haces hacen puedo puede puedes pueden podemos poder podria podrian quiero quiere quieres quisiera gustaria necesito debo debe como
  cuando donde por para con sin sobre entre hasta desde si no ni mas muy ya tambien solo todo toda todos todas otro otra algo alguien
  alguno alguna mismo aqui ahi alli ahora hoy entonces hola buenas buenos dias tardes gracias favor porfa cual cuales quien quienes
  ir voy va van vamos dar da saber se decir pregunta duda posible ustedes cliente clientes equipo persona humano
`
  .trim()
  .split(/\s+/);

/** Several words that mean one thing. */
export const phrases: Readonly<Record<string, string>> = {
  'cuanto tiempo': 'plazo',
  'cuanto tarda': 'plazo',
  'cuanto tardan': 'plazo',
  'cuantos dias': 'plazo',
  'en cuanto': 'plazo',
  'cuanto cuesta': 'precio',
  'cuanto cuestan': 'precio',
  'cuanto vale': 'precio',
  'a que hora': 'horario',
  'que hora': 'horario',
  'tarjeta regalo': 'vale',
  'tarjeta de regalo': 'vale',
  'codigo de descuento': 'descuento',
  'e mail': 'email',
  'correo electronico': 'email',
};

/** The first word of a line stands for the others. */
export const synonyms: readonly (readonly string[])[] = [
  ['envio', 'entrega', 'enviar', 'entregar', 'envian', 'envios', 'entregan', 'mandar', 'mandan'],
  ['paquete', 'pedido'],
  ['precio', 'coste', 'costo', 'cuesta', 'tarifa', 'caro', 'gastos'],
  ['reembolso', 'reembolsar', 'reembolsan'],
  ['devolucion', 'devolver', 'devuelvo', 'cambio', 'cambiar', 'devoluciones'],
  ['roto', 'rota', 'danado', 'danada', 'defectuoso', 'estropeado'],
  ['horario', 'horarios', 'abierto', 'abiertos', 'abren', 'abris', 'cierran', 'cerrado', 'abre', 'apertura'],
  ['telefono', 'numero', 'llamar'],
  ['pago', 'pagar', 'pagos'],
  ['descuento', 'promocion', 'rebaja', 'oferta', 'cupon'],
  ['cancelar', 'anular', 'cancelacion'],
  ['factura', 'recibo', 'ticket'],
  ['tienda', 'local', 'direccion', 'sucursal'],
  ['cuenta', 'perfil'],
  ['contrasena', 'clave'],
];

/** Takes Spanish endings off, timidly: two words too many are better than a wrong match. */
export function stem(word: string): string {
  if (word.length <= 4 || /\d/.test(word)) return word;
  for (const ending of ['es', 'os', 'as', 's', 'o', 'a', 'e']) {
    if (word.endsWith(ending) && word.length - ending.length >= 4) return word.slice(0, -ending.length);
  }
  return word;
}
