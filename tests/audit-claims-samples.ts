import type { Parts } from './audit-work.ts'

export const picture = '<img src="map.png" alt="A map"/>'

/** For each feature, a work that has it and works that only say so. */
export const samples: Record<string, { readonly has: Parts; readonly lacks: Record<string, Parts> }> = {
  tableOfContents: {
    has: {},
    lacks: {
      'a broken entry': { contents: '<li><a href="one.xhtml#two">Two</a></li>' },
      'no entry': { contents: '' },
    },
  },
  structuralNavigation: {
    has: { body: '<h1 id="one">One</h1><h2>Two</h2><h3>Three</h3><h2>Four</h2>' },
    lacks: {
      'no heading': { body: '<p id="one">Salt</p>' },
      'a gap': { body: '<h1 id="one">One</h1><h3>x</h3>' },
    },
  },
  readingOrder: {
    has: {},
    lacks: {
      'a page outside': {
        items: '<item id="two" href="two.xhtml" media-type="application/xhtml+xml"/>',
        files: { 'in/two.xhtml': '<html xmlns="http://www.w3.org/1999/xhtml"/>' },
      },
      'a flex row turned round': { css: 'section { display: flex; flex-direction: row-reverse; }' },
      'contents in another order': {
        contents: '<li><a href="two.xhtml">Two</a></li><li><a href="one.xhtml">One</a></li>',
        items: '<item id="two" href="two.xhtml" media-type="application/xhtml+xml"/>',
        spine: '<itemref idref="one"/><itemref idref="two"/>',
        files: { 'in/two.xhtml': '<html xmlns="http://www.w3.org/1999/xhtml"/>' },
      },
    },
  },
  alternativeText: {
    has: { body: `<h1 id="one">One</h1>${picture}` },
    lacks: {
      'an empty description': { body: `<h1 id="one">One</h1>${picture}<img src="b.png" alt=""/>` },
      'a bare drawing': {
        body: '<h1 id="one">One</h1><svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
      },
      'no picture': {},
    },
  },
  ARIA: {
    has: { body: '<section role="doc-chapter"><h1 id="one">One</h1></section>' },
    lacks: {
      'no role': {},
      'an unknown role': { body: '<section role="doc-chapitre"><h1 id="one">x</h1></section>' },
    },
  },
  displayTransformability: {
    has: {
      css: '@font-face { font-family: x; src: url(x.woff2); } p { font-size: 0.9em; line-height: 1.4; color: inherit; }',
    },
    lacks: {
      'a fixed size': { css: 'p { font-size: 12px; }' },
      'a fixed size in short': { css: 'p { font: italic 12pt/1.5 serif; }' },
      'a size in an attribute': { body: '<h1 id="one">One</h1><p style="font-size: 9pt">x</p>' },
      'a colour': { css: '@media screen { p { color: #333 } }' },
      insistence: { css: 'p { margin: 0 !important }' },
      'fixed pages': { metadata: '<meta property="rendition:layout">pre-paginated</meta>' },
    },
  },
  pageBreakMarkers: {
    has: {
      body: '<h1 id="one">One</h1><span id="p1" epub:type="pagebreak" role="doc-pagebreak" aria-label="1"/>',
    },
    lacks: {
      none: {},
      'one without a label': { body: '<h1 id="one">One</h1><span id="p1" epub:type="pagebreak"/>' },
    },
  },
  pageNavigation: {
    has: {
      body: '<h1 id="one">One</h1><span id="p1" epub:type="pagebreak" aria-label="1"/>',
      navigation: '<nav epub:type="page-list"><ol><li><a href="one.xhtml#p1">1</a></li></ol></nav>',
    },
    lacks: {
      'no list': {},
      'a broken one': {
        navigation: '<nav epub:type="page-list"><ol><li><a href="one.xhtml#p9">9</a></li></ol></nav>',
      },
    },
  },
  printPageNumbers: {
    has: { body: '<h1 id="one">One</h1><span id="p1" epub:type="pagebreak" title="1"/>' },
    lacks: { none: {} },
  },
  MathML: {
    has: { body: '<h1 id="one">One</h1><math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>' },
    lacks: { none: {} },
  },
  describedMath: {
    has: {
      body: '<h1 id="one">One</h1><math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x"><mi>x</mi></math>',
    },
    lacks: {
      'no words': {
        body: '<h1 id="one">x</h1><math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>',
      },
    },
  },
  index: {
    has: { body: '<h1 id="one">One</h1><section epub:type="index"><a href="#one">Salt</a></section>' },
    lacks: {
      none: {},
      'one without links': { body: '<h1 id="one">One</h1><section role="doc-index">Salt</section>' },
    },
  },
  unlocked: {
    has: {
      files: {
        'META-INF/encryption.xml':
          '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></enc:EncryptedData></encryption>',
      },
    },
    lacks: {
      'encrypted text': {
        files: {
          'META-INF/encryption.xml':
            '<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></encryption>',
        },
      },
      rights: { files: { 'META-INF/rights.xml': '<rights/>' } },
    },
  },
  longDescription: {
    has: {
      body: `<h1 id="one">One</h1><img src="a.png" alt="A" aria-details="long"/><p id="long">Long.</p>`,
    },
    lacks: {
      none: {},
      'one that is not there': { body: '<h1 id="one">x</h1><img src="a.png" alt="A" aria-details="long"/>' },
    },
  },
  ttsMarkup: {
    has: { body: '<h1 id="one">One</h1><p ssml:ph="sɔlt">Salt</p>' },
    lacks: { none: { css: 'p { margin: 0; }' } },
  },
  largePrint: {
    has: { css: 'body { font-size: 18pt }' },
    lacks: { 'a small size': { css: 'body { font-size: 16px }' } },
  },
  synchronizedAudioText: {
    has: { items: '<item id="s" href="one.smil" media-type="application/smil+xml"/>' },
    lacks: { none: {} },
  },
  rubyAnnotations: {
    has: { body: '<h1 id="one">One</h1><p><ruby>塩<rt>しお</rt></ruby></p>' },
    lacks: { 'no text of it': { body: '<h1 id="one">One</h1><p><ruby>塩</ruby></p>' } },
  },
}
