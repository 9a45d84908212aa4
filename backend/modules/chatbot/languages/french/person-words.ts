/** People one asks for. Without accents, as the plain form has them; an apostrophe stays inside its word. */
const person = [
  ...['humain', 'humaine', 'humains', 'etre humain', 'vrai humain', 'vraie humaine', 'personne', 'vraie personne'],
  ...['personne reelle', 'personne physique', 'vraies personnes', 'agent', 'agents', 'agent humain', 'conseiller'],
  ...['conseillere', 'conseillers', 'conseiller clientele', 'operateur', 'operatrice', 'representant', 'representante'],
  ...['responsable', 'manager', 'superieur', 'superieure', 'employe', 'employee', 'collegue', 'interlocuteur'],
  ...['technicien', 'technicienne', 'vendeur', 'vendeuse', 'commercial', 'conseiller humain', 'teleconseiller'],
  ...["membre de l'equipe", 'membre de votre equipe', 'chat en direct', 'live chat', "quelqu'un de reel"],
  ...["quelqu'un de vrai", "quelqu'un d'humain", 'assistance humaine', 'aide humaine', "l'agent", 'patron'],
];

/** Where such people sit: can also be the subject of a question. */
const desk = [
  ...['support', 'support client', 'service client', 'service clients', 'service clientele', 'service apres vente'],
  ...['sav', 'assistance', "l'assistance", 'equipe', "l'equipe", 'equipe support', 'service commercial', 'hotline'],
  ...['standard', 'service technique', 'support technique', 'equipe commerciale'],
];

export const personLists = {
  filler: [
    ...[
      'un',
      'une',
      'le',
      'la',
      'les',
      'des',
      'du',
      'de',
      'd',
      'mon',
      'ma',
      'votre',
      'vos',
      'ton',
      'ta',
      'notre',
      'avec',
    ],
    ...['a', 'au', 'aux', "d'un", "d'une", 'vrai', 'vraie', 'reel', 'reelle', 'autre', 'veritable', 'bon', 'gentil'],
    ...["s'il vous plait", 'svp', "s'il te plait", 'stp', 'merci', 'bonjour', 'salut', 'ok', 'oui', 'directement'],
    ...['maintenant', 'juste', 'simplement', 'plutot', 'vite', 'rapidement', 'enfin', 'encore', 'moi', 'nous', 'ici'],
    ...['de chez vous', 'tout de suite', 'immediatement', 'en direct', 'vraiment', 'seul', 'quelque', 'aussi', 'cette'],
  ],
  person,
  desk,
  someone: ["quelqu'un", 'quelquun', 'qqn', 'quelqu un', "qqu'un", 'kelkun'],
  talk: [
    ...['parler', 'discuter', 'echanger', 'chatter', 'tchatter', 'tchater', 'chater', 'communiquer', 'dialoguer'],
    ...['converser', "m'entretenir", 'entrer en contact', 'etre mis en relation', 'etre mise en relation', 'palrer'],
    ...['prendre contact', 'etre en relation', 'mettre en relation', 'mettre en contact', "m'adresser"],
  ],
  connect: [
    ...[
      'passez moi',
      'passe moi',
      'mettez moi en relation',
      'mettez moi en contact',
      'connectez moi',
      'transferez moi',
    ],
    ...['transfere moi', 'redirigez moi', 'orientez moi', 'me passer', 'me mettre en relation', 'me mettre en contact'],
    ...[
      'me transferer',
      'me connecter',
      'me rediriger',
      'transferer',
      'connecte moi',
      'appelez moi',
      'me faire parler',
    ],
  ],
  want: [
    ...['je veux', 'je voudrais', "j'aimerais", 'je souhaite', 'je souhaiterais', 'je desire', "j'exige", 'je demande'],
    ...["j'ai besoin", 'nous voulons', 'nous avons besoin', 'il me faut', 'il nous faut', 'donnez moi', 'donne moi'],
    ...['je prefere', 'je prefererais', 'puis je avoir', 'est ce que je peux avoir', 'je peux avoir', 'envoyez moi'],
    ...[
      'pouvez vous me donner',
      'je cherche',
      'besoin',
      'veux',
      'je veux voir',
      'je veux avoir',
      'je reclame',
      'avoir',
    ],
  ],
  after: [
    ...["s'il vous plait", 'svp', 'stp', 'maintenant', 'tout de suite', 'merci', 'pas', 'et', 'ou', 'pour', 'qui'],
    ...['au telephone', 'en ligne', 'ici', 'vite', 'rapidement', 'plutot', 'car', 'parce', 'immediatement', 'au lieu'],
  ],
  here: [
    'la',
    'ici',
    'disponible',
    'disponibles',
    'en ligne',
    'present',
    'libre',
    'connecte',
    'joignable',
    'au bout',
    'derriere',
  ],
  reach: ['contacter', 'joindre', 'appeler', 'ecrire', 'telephoner', 'contacte', 'joins', 'appelle'],
  bot: [
    ...[
      'robot',
      'robots',
      'bot',
      'bots',
      'chatbot',
      'chatbots',
      'machine',
      'ordinateur',
      'ia',
      'automate',
      'repondeur',
    ],
    ...['assistant virtuel', 'intelligence artificielle'],
  ],
  help: [
    ...["m'aider", 'nous aider', "m'aide", 'aider', 'aide', 'me rappeler', 'rappeler', 'me repondre', 'repondre'],
    ...["m'expliquer", 'me conseiller', 'regarder', 'verifier', "m'appeler", 'me contacter', 'me renseigner'],
  ],
} as const;

export const personPatterns = {
  clear: [
    // « parler à un humain », « discuter avec le service client »
    '{talk} … ({person}|{desk}|{someone})',
    '({reach}|voir) … {person}',
    // « passez-moi un conseiller »
    '{connect} … ({person}|{desk}|{someone})',
    // « je veux un vrai humain »
    '{want} … {person} $',
    '{want} … {person} {after}',
    '{want} … {someone} (a qui parler|de chez vous|pour parler)',
    // Le message entier est le souhait
    '^ … {person} … $',
    "^ … (service client|support|sav|service clients|assistance) (s'il vous plait|svp|stp) $",
    // « il y a quelqu'un ? », « y a-t-il un humain ici ? »
    "^ … (est ce qu'il)? (il)? (y a t il|y a|ya) … ({person}|{someone}) … {here}? $",
    '(y a t il|il y a|y a|ya) … ({person}|{someone}) (a qui|avec qui)',
    '(y a t il|il y a|y a|ya) … ({person}|{someone}) … {here} … $',
    '^ … (est ce que)? … {someone} … (est)? … {here}? $',
    '{person} … (est il|est elle|est)? {here} $',
    // « je ne veux pas parler à un robot », « pas de robot »
    '(pas|plus|jamais|aucun) … {talk}? … {bot}',
    '(marre|assez|ras le bol) … {talk}? … {bot}',
    "(au lieu|plutot qu'un|plutot qu'a un|plutot que) … {bot}",
    'escalader',
  ],
  maybe: [
    '{reach} … ({desk}|{someone})',
    '{someone} … (qui)? (peut|pourrait|pourra|peux|saurait) … (il|elle)? {help}',
    '(peut|pourrait|pourriez vous demander a) … {someone} … {help}',
    '(numero|telephone|adresse|mail|email|e mail|contact|coordonnees) … {desk}',
    '(avez vous|vous avez|proposez vous|y a t il|il y a) … {desk}',
    '{want} … (support|service client|assistance|{someone})',
    '^ … {desk} … $',
  ],
  not: [
    'pas … (besoin|envie|oblige|necessaire|utile)? … (de|a)? … {talk}? … ({person}|{someone}|{desk})',
    '(sans|avant de|eviter de) … (devoir|avoir a|passer par)? … ({talk}|{reach})? … ({person}|{someone}|{desk})',
    "(dois je|faut il|doit on|est ce que je dois|est ce qu'il faut|devrais je|faudra t il) … ({talk}|{reach})",
    "personne (ne|n'a|n'est|m'a|a|repond|n'y|n'arrive)",
    '(par|en tant que|chaque) … {person}',
  ],
} as const;
