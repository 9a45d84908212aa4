import { html } from './html.ts';
import { drawPiece, type Glaze, type Piece } from './pottery.ts';
import type { PageBody, Site } from './site.ts';

const products: { piece: Piece; glaze: Glaze; name: string; note: string; price: string }[] = [
  { piece: 'mug', glaze: 'moss', name: 'Classic mug', note: 'Moss green, 330 ml', price: '24.00' },
  { piece: 'largeMug', glaze: 'sand', name: 'Large mug', note: 'Sand, 450 ml', price: '28.00' },
  { piece: 'goldMug', glaze: 'blue', name: 'Gold rim mug', note: 'Dusk blue, washed by hand', price: '34.00' },
  { piece: 'bowl', glaze: 'sand', name: 'Speckled bowl', note: 'For soup and for ovens', price: '32.00' },
  { piece: 'vase', glaze: 'moss', name: 'Tall vase', note: 'For one branch or many', price: '52.00' },
  { piece: 'bowl', glaze: 'clay', name: 'Fruit bowl', note: 'Bare clay outside', price: '44.00' },
];

const home: PageBody = (linkTo) => html`<section class="hero">
    <div>
      <p class="eyebrow">Thrown, glazed and fired in Potterton</p>
      <h1>Mugs that look as if the forest had made them</h1>
      <p class="lead">Four potters, one wood-shingled studio, and a glaze that runs a little differently every time.</p>
      <p><a class="button" href="#pieces">See the pieces</a> <a class="quiet" href="${linkTo('shipping')}">Shipping and returns</a></p>
    </div>
    <div class="hero-art">${drawPiece('largeMug', 'moss')}${drawPiece('vase', 'sand')}${drawPiece('mug', 'blue')}</div>
  </section>
  <section id="pieces">
    <h2>From the last firing</h2>
    <ul class="products">${products.map(
      ({ piece, glaze, name, note, price }) => html`<li>
        <div class="picture">${drawPiece(piece, glaze)}</div>
        <h3>${name}</h3>
        <p>${note}</p>
        <p class="price">${price}</p>
      </li>`,
    )}</ul>
  </section>
  <section class="facts">
    <div><h3>Free shipping from 60</h3><p>Inland in 2–3 working days, abroad in 5–9.</p></div>
    <div><h3>Arrives whole</h3><p>If not, we send a new one. Keep the pieces for your plants.</p></div>
    <div><h3>Saturday workshops</h3><p>Three hours, eight wheels, and two pieces to take home.</p></div>
  </section>`;

const shipping: PageBody = () => html`<article class="prose">
    <h1>Shipping and returns</h1>
    <p class="lead">Every piece leaves in recycled cardboard that has already proved itself: we drop one box a month down the stairs.</p>
    <div class="table"><table>
      <thead><tr><th scope="col">To</th><th scope="col">Time</th><th scope="col">Cost</th></tr></thead>
      <tbody>
        <tr><th scope="row">Inland</th><td>2–3 working days</td><td>4.90, free from 60</td></tr>
        <tr><th scope="row">Abroad</th><td>5–9 working days</td><td>14.90, up to six pieces</td></tr>
        <tr><th scope="row">Collect at the studio</th><td>When we write to you</td><td>Free</td></tr>
      </tbody>
    </table></div>
    <h2>Sending something back</h2>
    <p>Unused pieces within 30 days, in the box they came in. Only pieces with your name on them stay yours.</p>
    <h2>Broken on the way?</h2>
    <p>Take a photo, keep the pieces, tell us in the chat. A new one is on its way the same day.</p>
  </article>`;

const about: PageBody = () => html`<article class="prose">
    <h1>About the studio</h1>
    <p class="lead">Mossy Mug began with a leaking roof: where the rain came in, moss grew on a shelf of drying cups. They sold first.</p>
    <p>Today four potters work here. Each piece is thrown, trimmed and glazed by one of them; the initials on the bottom say by whom. The clay comes from a pit 40 km away and is fired twice.</p>
    <h2>Come by</h2>
    <p>12 Kiln Lane, Potterton. Tuesday to Saturday, 10:00 to 18:00. The entrance is the blue door next to the bakery.</p>
  </article>`;

/** The website of the pretend shop; what it says agrees with what its chatbot knows (`data/faq.ts`). */
export const shopPages: Site = {
  theme: 'shop',
  name: 'Mossy Mug',
  strapline: 'Pottery from a town that is not on any map.',
  disclaimer: 'A pretend shop, made to show the chat. Nothing here can be bought.',
  nav: { home: 'Pieces', shipping: 'Shipping', about: 'About' },
  pages: {
    home: { title: 'Handmade pottery', body: home },
    shipping: { title: 'Shipping and returns', body: shipping },
    about: { title: 'About the studio', body: about },
  },
  suggestions: [
    { text: 'Can I put the mug in the microwave?', shows: 'answered from the FAQ' },
    { text: 'Do you glaze plates that people bring along?', shows: 'not known, so a person is offered' },
    { text: 'Can I talk to a human?', shows: 'goes to the queue at once' },
  ],
};
