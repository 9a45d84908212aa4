/** What the pretend shop's chatbot knows: question and answer. */
export const demoFaq: readonly (readonly [question: string, answer: string])[] = [
  [
    'What are your opening hours?',
    'The studio shop is open Tuesday to Saturday, 10:00 to 18:00. On Sundays and Mondays we are covered in clay and closed.',
  ],
  [
    'Where are you located?',
    'You find us at 12 Kiln Lane in Potterton, a pretend town with a very real smell of wet clay. The entrance is the blue door next to the bakery.',
  ],
  [
    'How long does delivery take?',
    'Orders leave the studio within 2 working days. After that it takes 2–3 working days inland and 5–9 working days abroad.',
  ],
  [
    'How much does shipping cost?',
    'Inland shipping costs 4.90, and it is free from 60. Abroad it is 14.90 for a parcel of up to six pieces.',
  ],
  [
    'Do you ship internationally?',
    'Yes, we ship to most countries in Europe, to the USA, Canada, Japan and Australia. Customs duties, if there are any, are paid by the recipient.',
  ],
  [
    'How can I track my order?',
    'As soon as your parcel leaves us you get an e-mail with a tracking link. You also find the link in your account under "Orders".',
  ],
  [
    'Can I change my delivery address after ordering?',
    'Yes, as long as the parcel has not left: write to us with your order number within 24 hours and we change the address.',
  ],
  [
    'Can I cancel my order?',
    'You can cancel free of charge until the parcel leaves the studio, usually for 24 hours. Open the order in your account and choose "Cancel".',
  ],
  [
    'Can I add something to an order I have already placed?',
    'If the parcel is still with us, yes: place a second order with the code TOGETHER and we send both in one box without a second shipping fee.',
  ],
  [
    'What is your return policy?',
    'You can return unused pieces within 30 days. Personalised pieces are the exception: nobody else has that name.',
  ],
  [
    'How do I return an item?',
    'Open the order in your account, choose "Return", print the label and bring the parcel to any post office. Please use the original box: it survived the trip once already.',
  ],
  [
    'When will I get my refund?',
    'We refund within 5 working days after the parcel is back with us, to the payment method you used.',
  ],
  [
    'My mug arrived broken, what now?',
    'We are sorry! Keep the pieces, take a photo and send it to us within 14 days with your order number. We send a replacement at no cost.',
  ],
  [
    'I received the wrong item',
    'That is our mistake. Tell us your order number and what you received; the right piece leaves the same day, and you may keep or return the other one.',
  ],
  [
    'My parcel never arrived',
    'If tracking has shown no movement for 7 days we start a search with the carrier and send you a new parcel. A person from our team can start this for you.',
  ],
  [
    'Which payment methods do you accept?',
    'Visa, Mastercard, PayPal, Apple Pay, Google Pay and bank transfer. In the studio shop also cash.',
  ],
  [
    'Why was my payment declined?',
    'Mostly the bank asks for a confirmation in its app that was not given in time. Try again, or choose another payment method: your basket is kept for 48 hours.',
  ],
  [
    'Can I get an invoice with VAT?',
    'The invoice comes with the confirmation e-mail. For an invoice to a company, enter its name and VAT number at checkout.',
  ],
  ['Do you have a discount code?', 'Newsletter readers get 10 % off their first order. Codes cannot be combined.'],
  [
    'Do you sell gift cards?',
    'Yes, from 20 to 200, by e-mail or as a printed card in an envelope of handmade paper. They are valid for 3 years.',
  ],
  [
    'Can you gift wrap my order?',
    'For 3.50 per piece we wrap it in recycled paper with a linen ribbon, and we write your note by hand. Choose "Wrap it" in the basket.',
  ],
  ['Are your mugs dishwasher safe?', 'Yes, all of them except pieces with gold rims: those want to be washed by hand.'],
  ['Are your mugs microwave safe?', 'Yes, except pieces with gold rims. The handle may get warm.'],
  [
    'Are the bowls oven safe?',
    'Our stoneware bowls stand up to 220 °C. Put them into the cold oven and let them warm up with it: sudden heat cracks them.',
  ],
  [
    'Are your glazes food safe and free of lead?',
    'Yes. Every glaze is free of lead and cadmium and is tested by an independent laboratory once a year.',
  ],
  [
    'Is your pottery handmade?',
    'Every piece is thrown, trimmed and glazed by hand by one of our four potters; the initials on the bottom tell you by whom.',
  ],
  [
    'What kind of clay do you use?',
    'A dense, speckled stoneware clay from a pit 40 km away. It is fired twice, the second time at 1,250 °C.',
  ],
  [
    'Why does the colour look different from the photo?',
    'Each glaze runs a little differently in the kiln, and screens differ too. If the colour is not what you hoped for, return the piece within 30 days.',
  ],
  [
    'How big are the mugs?',
    'The small mug holds 200 ml, the classic 330 ml and the large one 450 ml. The exact dimensions are on each product page.',
  ],
  [
    'Can you personalise a mug with a name?',
    'Yes, up to 12 letters, stamped into the clay before firing. It costs 8 and takes about 3 weeks.',
  ],
  [
    'Do you offer wholesale or corporate orders?',
    'From 25 pieces on there are graded prices, and from 50 we can put your logo on them. Lead time is 6–8 weeks.',
  ],
  [
    'Do you offer pottery workshops?',
    'Every Saturday, 10:00 to 13:00, for up to eight people and for beginners too. You take two glazed pieces home three weeks later.',
  ],
  [
    'How much does a workshop cost?',
    'A workshop costs 75 per person, clay, glazes and firing included. You book and pay on the "Workshops" page.',
  ],
  [
    'Can children take part in a workshop?',
    'From age 8 with an adult. On the first Sunday of the month there is a family workshop for ages 5 and up.',
  ],
  [
    'How do I remove tea stains from a mug?',
    'A paste of baking soda and a little water, five minutes, rinse. Steel wool scratches the glaze.',
  ],
  [
    'Can you repair a chipped mug?',
    'Not to drink from, sadly. We can mend it with gold lacquer as a decorative piece; bring it to the studio and we tell you the price.',
  ],
  ['Is there a guarantee on your pieces?', 'Two years on anything that breaks, crazes or fades in normal use.'],
  [
    'When will an item be back in stock?',
    'We fire a new batch about every three weeks. Choose "Tell me" on the product page and you get an e-mail the moment it is there.',
  ],
  ['How do I unsubscribe from the newsletter?', 'With the link at the bottom of each newsletter; it works at once.'],
  [
    'Do I need an account to order?',
    'No, you can order as a guest. With an account you see your orders, invoices and returns in one place.',
  ],
  ['I forgot my password', 'Choose "Forgot password?" on the login page; the link we send you is good for 30 minutes.'],
  [
    'How do I delete my account and data?',
    'In your account under "Privacy" choose "Delete everything". Invoices are kept as long as the law asks for.',
  ],
  [
    'Is your packaging eco-friendly?',
    'Recycled boxes, paper tape and shredded cardboard from our own deliveries. No plastic at all.',
  ],
  [
    'Can I collect my order from the studio?',
    'Yes, choose "Collect" at checkout. You get a message when it is ready, and we keep it for 14 days.',
  ],
  [
    'How can I contact you by phone or e-mail?',
    'Write to hello@mossy-mug.example or call 555 0100 on weekdays from 10:00 to 16:00. Or ask for a person right here.',
  ],
  [
    'Are you hiring?',
    'We look for an apprentice every autumn. Send a few lines and photos of something you made to jobs@mossy-mug.example.',
  ],
];
