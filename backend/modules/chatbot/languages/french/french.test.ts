import { testLanguage } from '../test-language.ts';
import { french } from './index.ts';

testLanguage(french, {
  clear: `
Puis-je parler à un humain ?
je peux parler à un humain
Je voudrais parler à une vraie personne
Est-ce que je peux parler avec quelqu'un ?
Je veux discuter avec le service client
Humain
CONSEILLER SVP
agent
Une vraie personne s'il vous plaît
J'ai besoin d'un conseiller
Je veux un humain maintenant
je voudrais un conseiller, merci
Passez-moi un conseiller
Mettez-moi en relation avec un agent
Pouvez-vous me mettre en relation avec quelqu'un ?
Transférez-moi à un opérateur
Il y a quelqu'un ?
Y a-t-il un humain ici ?
Est-ce qu'il y a quelqu'un de disponible ?
quelqu'un ?
bonjour, il y a quelqu'un ?
Je ne veux pas parler à un robot !
Pas de robot svp
J'en ai marre de parler à une machine
Un humain plutôt qu'un robot
Je veux parler à votre responsable
Je souhaite être mis en relation avec un conseiller
J'aimerais échanger avec un membre de votre équipe
Comment contacter un conseiller ?
je préfère parler à quelqu'un de réel
Mon colis est perdu. Puis-je parler à une personne ?
C'est la troisième fois. Un humain svp.
Donnez-moi un agent
chat en direct
Service client svp
Je veux avoir un conseiller au téléphone
Il y a quelqu'un à qui parler ?
On peut parler avec l'équipe ?
je voudrais parler directement à un vendeur
Pouvez-vous me passer un responsable ?
puis-je tchatter avec un agent
Y a-t-il une vraie personne derrière ?
Est-ce que quelqu'un est là ?
Je souhaiterais m'entretenir avec un conseiller
Je ne veux plus parler à cette machine
`,
  maybe: `
Comment contacter le service client ?
Comment joindre le support ?
Quelqu'un peut m'aider ?
Est-ce que quelqu'un pourrait me rappeler ?
Avez-vous un service client ?
Support
Service client
Quel est le numéro du service client ?
adresse mail du SAV
J'ai besoin du support
Peut-être que quelqu'un pourrait vérifier ?
`,
  none: `
À quelle heure ouvrez-vous ?
Combien coûte la livraison ?
Je ne veux pas parler à un humain
Je n'ai pas besoin d'un conseiller, juste le prix
Pas besoin de parler à quelqu'un
Dois-je parler à quelqu'un pour annuler ?
Puis-je annuler sans parler à quelqu'un ?
J'ai parlé à un agent hier
Personne ne répond au téléphone
Le prix est-il par personne ?
L'atelier est-il limité à cinq participants ?
Je cherche un cadeau pour mon frère
Est-ce dangereux pour la santé humaine ?
Puis-je offrir une tasse à quelqu'un ?
Où est ma commande ?
Est-ce fait à la main ou à la machine ?
Avez-vous une boutique à Paris ?
Le livreur était impoli
Mon voisin peut-il prendre le colis ?
Quel est l'agent de nettoyage recommandé ?
Merci
Bonjour
Vos agents parlent-ils anglais ?
Acceptez-vous PayPal ?
Le cours coûte combien par personne ?
Je voudrais offrir un cadeau à une personne âgée
Qui a fabriqué cette tasse ?
`,
  smallTalk: {
    Bonjour: 'greeting',
    'Salut, ça va ?': 'greeting',
    'Merci beaucoup !': 'thanks',
    "d'accord merci": 'thanks',
    'Au revoir': 'goodbye',
    "Pouvez-vous m'aider ?": 'help',
    "j'ai une question": 'help',
    'Es-tu un robot ou un humain ?': 'are_you_human',
    'Oui, volontiers': 'yes',
    'Non merci': 'no',
    "d'accord": 'okay',
  },
  knowledge: {
    entries: {
      'Quels sont vos horaires ?': 'Du lundi au vendredi de 9 h à 17 h.',
      'Quel est le délai de livraison ?': 'Deux à trois jours ouvrés.',
      'Quels sont les frais de port ?': 'Cinq euros, offerts dès 50 euros.',
      'Comment retourner un article ?': 'Sous 30 jours, avec l’étiquette du colis.',
    },
    answered: {
      'Quand êtes-vous ouverts ?': 'Quels sont vos horaires ?',
      "heures d'ouverture": 'Quels sont vos horaires ?',
      'quels sont les délais de livraison': 'Quel est le délai de livraison ?',
      'Comment renvoyer mon article ?': 'Comment retourner un article ?',
    },
    unknown: ['Vendez-vous des voitures ?', 'Qui est le président des États-Unis ?'],
  },
});
