export const smallTalkLists = {
  hello: [
    ...['hallo', 'hallochen', 'hi', 'hey', 'moin', 'moin moin', 'servus', 'gruß gott', 'gruss gott', 'gruezi', 'grußi'],
    ...['guten tag', 'guten morgen', 'guten abend', 'morgen', 'tag', 'mahlzeit', 'hallo zusammen', 'na'],
  ],
  you: ['zusammen', 'bot', 'team', 'leute', 'ihr', 'du', 'alle', 'nochmal', 'da', 'wieder'],
  thank: [
    'danke',
    'dankeschon',
    'danke schon',
    'danke dir',
    'danke ihnen',
    'vielen dank',
    'besten dank',
    'merci',
    'thx',
  ],
  great: [
    ...['ok', 'okay', 'gut', 'alles klar', 'super', 'prima', 'klasse', 'toll', 'perfekt', 'verstanden', 'verstehe'],
    ...[
      'alles gut',
      'passt',
      'in ordnung',
      'aha',
      'cool',
      'genial',
      'wunderbar',
      'sehr gut',
      'gut zu wissen',
      'spitze',
    ],
  ],
  degree: ['sehr', 'schon', 'nochmal', 'dafur', 'fur die hilfe', 'fur ihre hilfe', 'fur deine hilfe', 'vielmals'],
  bye: [
    ...['tschuss', 'tschuess', 'tschau', 'ciao', 'auf wiedersehen', 'bis bald', 'bis dann', 'bis spater', 'bye'],
    ...[
      'gute nacht',
      'schonen tag',
      'schonen tag noch',
      'schonen abend',
      'schonen abend noch',
      'mach gut',
      'wiedersehen',
    ],
  ],
} as const;

export const smallTalkPatterns = {
  greeting: [
    "^ {hello} {hello}? {you}? (wie gehts|wie geht's|wie geht es (dir|ihnen|euch)?)? (heute)? $",
    "^ (wie gehts|wie geht's|wie geht es (dir|ihnen|euch)) (heute)? $",
  ],
  thanks: [
    '^ {great}? {great}? {thank} {degree}? {degree}? {great}? $',
    '^ (ja)? (das|es) (hilft|hat geholfen|hat mir geholfen|funktioniert|reicht|reicht mir) (sehr|schon|mir)? {thank}? $',
  ],
  goodbye: ['^ {great}? {thank}? {bye} {bye}? $', '^ (das war|das wars|das ist) (alles|es)? (danke)? {bye}? $'],
  help: [
    '^ {hello}? {you}? (bitte)? hilfe (bitte)? $',
    '^ {hello}? {you}? (ich|wir)? (brauche|brauchen|benotige) (bitte|mal|ihre|deine|etwas)? hilfe (bitte)? $',
    '^ {hello}? {you}? (kannst du|konnen sie|konnt ihr|konntest du|konnten sie) (mir|uns) (bitte|mal)? (helfen|weiterhelfen) $',
    '^ {hello}? {you}? (ich habe|ich hab|ich hatte|habe|hab) (da|mal|noch)? (eine|ein|ne|noch eine) (kurze|kleine)? (frage|problem|anliegen) $',
    '^ {hello}? {you}? (was kannst du|was konnen sie|wobei kannst du helfen|wobei konnen sie helfen) $',
  ],
  are_you_human: [
    '^ {hello}? {you}? (bist du|sind sie|ist das|bist|rede ich mit|spreche ich mit|schreibe ich mit|chatte ich mit) … (mensch|menschen|bot|roboter|maschine|ki|chatbot|computer|person|echt) (oder … (mensch|bot|roboter|maschine|ki|chatbot|computer))? $',
    '^ {hello}? {you}? (wer bist du|wer sind sie|mit wem spreche ich|mit wem rede ich|mit wem schreibe ich) $',
  ],
  yes: [
    '^ (ja|jo|jep|jawohl|klar|gerne|gern|sicher|naturlich|auf jeden fall|bitte|unbedingt|ja bitte|bitte gern) {great}? (bitte|gerne|gern|danke|mach das|machen sie das|sehr gerne|klar)? $',
    '^ (ok|okay) (bitte|gerne|gern|ja|mach das|machen sie das) $',
    '^ (das ware|das waere) (gut|super|toll|nett|schon) (bitte|danke)? $',
  ],
  no: [
    '^ (nein|ne|nee|nö|no|nicht notig|jetzt nicht|lieber nicht|noch nicht|eher nicht) {thank}? (passt schon|schon gut)? $',
  ],
  okay: ['^ {great} {great}? {great}? $'],
} as const;
