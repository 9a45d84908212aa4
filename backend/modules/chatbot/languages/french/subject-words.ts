/** Words that say nothing about what a question is about, in their plain form (without accents). */
export const stopWords: readonly string[] = `
  le la les un une des du de d au aux a l et ou mais donc or ni car je j' tu il elle on nous vous ils elles me m te t se s lui leur
  y en ce c cet cette ces ca cela c'est qu'est est sont suis es etes sommes etait etre ai as a avons avez ont avoir avais avait j'ai
  mon ma mes ton ta tes son sa ses notre nos votre vos leurs qui que quoi dont ou quand comment pourquoi quel quelle quels quelles
  combien si oui non ne pas plus n'est n'ai n'a peut peux pouvez pouvons puis pourrait pourriez pourrais dois doit devez faut fait
  faire faites fais vais va vont allez aller dans sur sous avec sans pour par chez vers entre depuis pendant avant apres tres trop
  bien aussi encore deja toujours jamais tout toute tous toutes autre meme ici la-bas alors bonjour bonsoir salut merci svp plait
  s'il d'un d'une qu'il qu'un l'on quelque chose quelqu'un veux voudrais voulez aimerais j'aimerais souhaite savoir dire demander
  question t-il est-ce puis-je avez-vous possible client clients equipe personne humain
`
  .trim()
  .split(/\s+/);

/** Several words that mean one thing. */
export const phrases: Readonly<Record<string, string>> = {
  'combien de temps': 'duree',
  'combien de jours': 'duree',
  'en combien': 'duree',
  'combien coute': 'prix',
  'combien coutent': 'prix',
  "c'est combien": 'prix',
  'quel est le prix': 'prix',
  'etes vous ouvert': 'horaire',
  'etes vous ouverts': 'horaire',
  'a quelle heure': 'horaire',
  'heures d ouverture': 'horaire',
  "heures d'ouverture": 'horaire',
  "horaires d'ouverture": 'horaire',
  'bon d achat': 'bondachat',
  "bon d'achat": 'bondachat',
  'carte cadeau': 'bondachat',
  'mot de passe': 'motdepasse',
  'e mail': 'email',
};

/** The first word of a line stands for the others. */
export const synonyms: readonly (readonly string[])[] = [
  ['livraison', 'livrer', 'livrez', 'expedition', 'expedier', 'envoi', 'envoyer', 'envoyez', 'delai', 'delais'],
  ['colis', 'paquet'],
  ['prix', 'cout', 'coute', 'tarif', 'frais', 'cher'],
  ['remboursement', 'rembourser', 'rembourse', 'remboursez'],
  ['retour', 'retourner', 'renvoyer', 'rendre', 'echange', 'echanger'],
  ['casse', 'cassee', 'abime', 'abimee', 'endommage', 'defectueux', 'brise'],
  ['horaire', 'horaires', 'ouvert', 'ouverts', 'ouverte', 'ferme', 'fermez', 'ouvrez', 'ouverture', 'fermeture'],
  ['telephone', 'numero', 'appeler'],
  ['paiement', 'payer', 'regler', 'reglement'],
  ['reduction', 'promo', 'promotion', 'remise', 'rabais'],
  ['commande', 'commander', 'achat'],
  ['annuler', 'annulation'],
  ['facture', 'recu', 'justificatif'],
  ['magasin', 'boutique', 'adresse'],
  ['compte', 'profil'],
];

/** Takes French endings off, timidly: two words too many are better than a wrong match. */
export function stem(word: string): string {
  const bare = word.replace(/^(?:[dlmnstcj]|qu)'/, '');
  if (bare.length <= 4 || /\d/.test(bare)) return bare;
  for (const ending of ['ees', 'es', 'ez', 'er', 's', 'x', 'e']) {
    if (bare.endsWith(ending) && bare.length - ending.length >= 4) return bare.slice(0, -ending.length);
  }
  return bare;
}
