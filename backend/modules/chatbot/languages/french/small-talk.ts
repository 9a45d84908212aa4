export const smallTalkLists = {
  hello: ['bonjour', 'bonsoir', 'salut', 'coucou', 'hello', 'hey', 'bjr', 'bsr', 'rebonjour', 'bonjour a vous', 'cc'],
  you: ['a tous', 'tout le monde', 'bot', "l'equipe", 'vous', 'toi', 'madame', 'monsieur', 'encore'],
  thank: ['merci', 'merci beaucoup', 'merci bien', 'mille mercis', 'un grand merci', 'mrc', 'thx', 'merci a vous'],
  great: [
    ...['ok', 'okay', "d'accord", 'daccord', 'dac', 'super', 'parfait', 'genial', 'tres bien', 'bien', 'compris'],
    ...['entendu', 'je vois', 'top', 'cool', 'excellent', 'formidable', "c'est bon", "c'est note", 'ca marche', 'bon'],
  ],
  degree: ['beaucoup', 'infiniment', "pour l'aide", 'pour votre aide', 'pour ton aide', 'encore', 'pour tout'],
  bye: [
    'au revoir',
    'a bientot',
    'a plus',
    'bonne journee',
    'bonne soiree',
    'bonne nuit',
    'bye',
    'ciao',
    'adieu',
    'a+',
  ],
} as const;

export const smallTalkPatterns = {
  greeting: [
    "^ {hello} {hello}? {you}? (ca va|comment allez vous|comment vas tu|comment ca va|vous allez bien)? (aujourd'hui)? $",
    "^ (ca va|comment allez vous|comment vas tu|comment ca va) (aujourd'hui)? $",
  ],
  thanks: [
    '^ {great}? {great}? {thank} {degree}? {degree}? {great}? $',
    "^ (oui)? (ca|cela|c'est) (m'aide|m'a aide|aide|fonctionne|marche|repond a ma question|parfait) (beaucoup|bien)? {thank}? $",
  ],
  goodbye: [
    '^ {great}? {thank}? {bye} {bye}? $',
    "^ (c'est tout|ce sera tout|rien d'autre) (pour aujourd'hui)? {thank}? {bye}? $",
  ],
  help: [
    "^ {hello}? {you}? (a l'aide|aide|aidez moi|aide moi) (svp|s'il vous plait|stp)? $",
    "^ {hello}? {you}? (j'ai besoin|besoin) (d'aide|d'un renseignement|d'une information) (svp|s'il vous plait)? $",
    "^ {hello}? {you}? (pouvez vous|pourriez vous|peux tu) (m'aider|nous aider) (svp|s'il vous plait|stp)? $",
    "^ {hello}? {you}? (j'ai|jai|j'aurais) (une|un|une autre|encore une|quelques) (petite)? (question|questions|probleme|souci) $",
    '^ {hello}? {you}? (que peux tu faire|que pouvez vous faire|que savez vous faire) $',
  ],
  are_you_human: [
    "^ {hello}? {you}? (es tu|etes vous|est ce que vous etes|est ce que tu es|tu es|vous etes|c'est|est ce|je parle a|je parle avec) … (humain|humaine|robot|bot|machine|ia|chatbot|ordinateur|personne|reel|reelle) (ou … (humain|humaine|robot|bot|machine|ia|chatbot|ordinateur|personne))? $",
    '^ {hello}? {you}? (qui es tu|qui etes vous|a qui je parle|a qui ai je affaire|avec qui je parle) $',
  ],
  yes: [
    "^ (oui|ouais|oui|volontiers|bien sur|absolument|avec plaisir|carrement|je veux bien|pourquoi pas|allez y|vas y) {great}? (svp|s'il vous plait|stp|merci|volontiers|je veux bien|avec plaisir|bien sur)? $",
    "^ (ok|d'accord) (svp|s'il vous plait|allez y|vas y|oui) $",
  ],
  no: ["^ (non|nan|pas maintenant|pas vraiment|pas encore|non non|pas la peine) {thank}? (ca ira|c'est bon|ca va)? $"],
  okay: ['^ {great} {great}? {great}? $'],
} as const;
