import { testLanguage } from '../test-language.ts';
import { german } from './index.ts';

testLanguage(german, {
  clear: `
Kann ich mit einem Menschen sprechen?
kann ich mit einem menschen reden
Ich möchte mit einem Mitarbeiter sprechen.
ich moechte mit einer echten person sprechen
Ich will mit jemandem reden
Könnte ich bitte mit jemandem vom Support sprechen?
Mensch
MITARBEITER BITTE
mitarbeiter
Einen Menschen bitte!
Ich brauche einen Menschen
ich hätte gern einen Ansprechpartner
Verbinden Sie mich mit einem Mitarbeiter
verbinde mich bitte mit dem Kundenservice
Können Sie mich mit einem Berater verbinden?
Stellen Sie mich bitte durch
Bitte leiten Sie mich an einen Mitarbeiter weiter
Kann mich jemand an einen Menschen weiterleiten?
Ist da jemand?
ist hier ein echter mensch?
Ist jemand da?
Gibt es hier einen Menschen?
Ist ein Mitarbeiter erreichbar?
hallo, jemand da?
Ich will nicht mit einem Bot reden!
kein Bot bitte
Keine Roboter mehr
Ich habe genug von diesem Bot
Lieber ein Mensch statt Chatbot
Kann ich einen Mitarbeiter sprechen?
ich will jetzt sofort einen menschen sprechen
Ich möchte Ihren Vorgesetzten sprechen
Kann ich mit eurem Team chatten?
mit dem Kundendienst verbinden bitte
Mein Paket ist weg. Kann ich mit einer Person sprechen?
Das ist das dritte Mal. Mitarbeiter bitte.
Gib mir einen Mitarbeiter
live chat
Kundenservice bitte
ich will mit einem richtigen Menschen schreiben
Gibt es jemanden, mit dem ich reden kann?
bitte eskalieren
Ich möchte lieber mit einem Menschen sprechen
Ich würde gerne mit einem echten Menschen chatten
Bitte verbinden
nicht schon wieder ein bot
Ist gerade ein Berater online?
Gibt es hier auch richtige Menschen?
Ich möchte mit der Kundenbetreuung sprechen
`,
  maybe: `
Wie erreiche ich den Kundenservice?
Wie kann ich den Support kontaktieren?
Kann mir jemand helfen?
Könnte mich jemand anrufen?
Habt ihr einen Live Chat Support?
Support
Kundenservice
Wie lautet die Telefonnummer vom Kundendienst?
Kundenservice Nummer
Ich brauche Support
Kann sich das jemand ansehen?
`,
  none: `
Wann habt ihr geöffnet?
Was kostet der Versand?
Ich will nicht mit einem Menschen sprechen
Ich brauche keinen Mitarbeiter, nur den Preis
Muss ich mit jemandem sprechen, um zu stornieren?
Kann ich stornieren, ohne mit jemandem zu sprechen?
Ich habe gestern mit einem Mitarbeiter gesprochen
Sprechen Ihre Mitarbeiter Englisch?
Ist der Kurs für eine Person oder für zwei?
Ist die Glasur für Menschen ungefährlich?
Kann ich jemandem einen Gutschein schenken?
Ich suche ein Geschenk für jemanden, der Tee mag
Wo ist meine Bestellung?
Gibt es Mitarbeiterrabatt?
Wird das von Menschen oder Maschinen gemacht?
Die Tasse hat ein Gesicht, das an einen Agenten erinnert
Wie viele Mitarbeiter haben Sie?
Der Lieferant war unfreundlich
Kann mein Nachbar das Paket annehmen?
Danke
Hallo
Wie lange dauert die Lieferung?
Unterstützt ihr PayPal?
Mein Chef braucht eine Rechnung
Kann ich die Tasse für eine Person gravieren lassen?
Habt ihr auch Geschenke für Kollegen?
Ich habe mit Karte bezahlt
Wie heißt euer Chef?
`,
  smallTalk: {
    'Guten Tag': 'greeting',
    'Hallo, wie geht es Ihnen?': 'greeting',
    'Vielen Dank!': 'thanks',
    'ok super danke': 'thanks',
    Tschüss: 'goodbye',
    'Können Sie mir helfen?': 'help',
    'ich habe eine Frage': 'help',
    'Bist du ein Mensch oder ein Bot?': 'are_you_human',
    'Ja, gerne': 'yes',
    'Nein danke': 'no',
    'alles klar': 'okay',
  },
  knowledge: {
    entries: {
      'Wann haben Sie geöffnet?': 'Montag bis Freitag von 9 bis 17 Uhr.',
      'Wie lange dauert die Lieferung?': 'Zwei bis drei Werktage.',
      'Was kostet der Versand?': 'Fünf Euro, ab 50 Euro ist er frei.',
      'Wie kann ich etwas zurückgeben?': 'Innerhalb von 30 Tagen, mit dem Etikett im Paket.',
    },
    answered: {
      'Habt ihr samstags offen?': 'Wann haben Sie geöffnet?',
      öffnungszeiten: 'Wann haben Sie geöffnet?',
      'Wie schnell liefert ihr?': 'Wie lange dauert die Lieferung?',
      'Wie teuer ist der Versand': 'Was kostet der Versand?',
      'Kann ich die Tasse zurückschicken?': 'Wie kann ich etwas zurückgeben?',
    },
    unknown: ['Verkauft ihr Autos?', 'Wer ist Präsident von Frankreich?'],
  },
});
