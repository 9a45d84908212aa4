/** Words that say nothing about what a question is about, in their plain form (umlauts without dots). */
export const stopWords: readonly string[] = `
  der die das den dem des ein eine einen einem einer eines nen ne ich du er sie es wir ihr mich dich sich uns euch ihm ihn ihnen
  mein meine meinen meinem meiner dein deine ihr ihre ihren ihrem ihrer euer eure euren eurem eurer unser unsere unseren sein seine
  ist sind bin bist war waren sei wird werden wurde wurden habe hab hast hat haben hatte hatten habt kann kannst konnen konnt konnte
  konnten muss musst mussen musste darf darfst durfen soll sollte sollen will willst wollen wollt mochte mochten moechte mag wurde wurden
  was wer wie wo wann warum wieso weshalb welche welcher welches welchen welchem womit wofur wohin ob wenn falls dann als auch und oder
  aber denn doch noch nur schon mal so sehr hier da dort dies diese dieser dieses diesen diesem jene man in im an am auf aus bei beim
  mit nach von vom vor zu zum zur uber unter fur durch gegen ohne um bis seit zwischen hallo hi hey bitte danke ja nein nicht kein keine
  keinen gibt geben gib gibts macht machen mache tun tut geht gehen bekommen bekomme kriege nehmen nimmt sagen sag wissen frage fragen
  etwas alles jeder jede jedes viel viele mehr einfach eigentlich vielleicht gerade jetzt heute morgen moglich ok okay
  mensch menschen kunde kunden team mitarbeiter
`
  .trim()
  .split(/\s+/);

/** Several words that mean one thing. */
export const phrases: Readonly<Record<string, string>> = {
  'wie lange': 'dauer',
  'wie schnell': 'dauer',
  'wie viel': 'preis',
  'wie teuer': 'preis',
  'was kostet': 'preis',
  'was kosten': 'preis',
  'wann habt ihr auf': 'offnungszeit',
  'wann haben sie auf': 'offnungszeit',
  'wann macht ihr auf': 'offnungszeit',
  'wann macht ihr zu': 'offnungszeit',
  'habt ihr offen': 'offnungszeit',
  'haben sie offen': 'offnungszeit',
  'geld zuruck': 'erstattung',
  'zuruck schicken': 'rucksendung',
  'e mail': 'email',
};

/** The first word of a line stands for the others. */
export const synonyms: readonly (readonly string[])[] = [
  [
    'versand',
    'lieferung',
    'zustellung',
    'liefern',
    'liefert',
    'verschicken',
    'versenden',
    'versandkosten',
    'lieferzeit',
  ],
  ['paket', 'sendung', 'packchen'],
  ['preis', 'kosten', 'kostet', 'gebuhr', 'preise', 'teuer'],
  ['erstattung', 'ruckerstattung', 'erstatten'],
  ['rucksendung', 'ruckgabe', 'zuruckschicken', 'zurucksenden', 'zuruckgeben', 'retoure', 'umtausch', 'umtauschen'],
  ['kaputt', 'beschadigt', 'zerbrochen', 'defekt', 'schaden'],
  ['offnungszeit', 'offnungszeiten', 'geoffnet', 'offen', 'geschlossen', 'offnet', 'schließt'],
  ['telefon', 'telefonnummer', 'anrufen', 'anruf'],
  ['bezahlen', 'zahlung', 'zahlen', 'bezahlung', 'zahlungsart', 'zahlungsarten'],
  ['gutschein', 'gutscheine', 'geschenkkarte'],
  ['rabatt', 'rabattcode', 'nachlass', 'ermaßigung'],
  ['bestellung', 'bestellen', 'auftrag', 'bestellt'],
  ['stornieren', 'storno', 'stornierung', 'widerrufen', 'abbestellen'],
  ['rechnung', 'beleg', 'quittung'],
  ['geschaft', 'laden', 'filiale', 'adresse', 'standort'],
  ['konto', 'account', 'kundenkonto'],
  ['passwort', 'kennwort'],
];

/** Takes German endings off, timidly: two words too many are better than a wrong match. */
export function stem(word: string): string {
  if (word.length <= 4 || /\d/.test(word)) return word;
  for (const ending of ['en', 'em', 'er', 'es', 'e', 'n', 's', 't']) {
    if (word.endsWith(ending) && word.length - ending.length >= 4) return word.slice(0, -ending.length);
  }
  return word;
}
