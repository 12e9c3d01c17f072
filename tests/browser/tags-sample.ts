import { PDFDocument, PDFName } from '@cantoo/pdf-lib'

import { annotationsOf, destinationsOf, idKey, linkPlaces } from '../../scripts/formats/pdf/finish/places.ts'
import { tagStructure } from '../../scripts/formats/pdf/structure/index.ts'
import type { Press } from '../../scripts/model/world.ts'

/** A picture of one pixel. */
const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='

const at = (id: string): string => `href="http://place.invalid/#${id}"`

/** One page as the paginator makes it: head, text, notes, folio. */
function page(number: number, text: string, notes = ''): string {
  return `<div class="page" lang="en-x-page"><div class="head" aria-hidden="true">Running head</div>
<div class="body" lang="en-x-page">${text}</div>
${notes && `<div class="notes" lang="en-x-page">${notes}</div>`}
<div class="folio" aria-hidden="true">${number}</div></div>`
}

const note = (mark: string, id: string, number: number, text: string): string =>
  `<div class="footnote" id="fn-${id}" lang="en-x-${mark}"><p><a class="backlink" ${at(`fnref-${id}`)}>${number}.</a> ${text}</p></div>`

const call = (id: string, number: number): string =>
  `<a class="noteref" id="fnref-${id}" ${at(`fn-${id}`)}>${number}</a>`

const contents = page(
  1,
  `<nav class="contents" lang="en-x-toc"><h1>Contents</h1><ol>
<li lang="en-x-toci"><a ${at('one')}><span>Of everything</span> <span class="leader" aria-hidden="true">....</span> <span>2</span></a>
<ol><li><a ${at('deep')}>Deeper 3</a></li></ol></li>
<li lang="en-x-toci"><a ${at('two')}>Sources 4</a></li></ol></nav>`,
)

const blocks = page(
  2,
  `<section class="section" id="one" lang="en-x-join-1"><h1>Of everything</h1>
<p>Opening <em>stressed</em> <strong>strong</strong> <cite>a title</cite> <em lang="fr">mot juste</em> <code>a = b</code>${call('one-7', 7)} and
on<sup>th</sup>.</p>
<p class="bordered">Bordered <a href="https://example.org/a">a site</a> and <a ${at('two')}>the sources</a>.</p>
<h3 id="deep">Deeper, a level left out</h3>
<ul><li>plain</li><li><p>with a paragraph</p><ul><li>nested</li></ul></li></ul>
<ol lang="en-x-join-3"><li>first</li><li lang="en-x-join-4"><p lang="en-x-join-5">divided item, its first</p></li></ol>
</section>`,
  note('note-1', 'one-7', 7, 'A note with <a href="https://example.org/b">a site</a>, which'),
)

const divided = page(
  3,
  `<section class="section" lang="en-x-join-1"><ol lang="en-x-join-3"><li lang="en-x-join-4"><p lang="en-x-join-5">divided item, its second</p></li><li>last</li></ol>
<blockquote lang="en-x-quote-join-6"><p>Quoted.</p><p lang="en-x-join-7">Divided quotation, one</p></blockquote>
<table lang="en-x-join-8"><caption lang="en-x-caption">A table</caption><thead><tr><th>Name</th><th>Age</th></tr></thead>
<tbody lang="en-x-join-9"><tr><th scope="row">Ann</th><td>1</td></tr><tr lang="en-x-join-10"><td lang="en-x-join-11">Bob</td><td lang="en-x-join-12">two</td></tr></tbody></table></section>`,
  note('note-1', 'one-7', 7, 'goes on here.').replace(/<a class="backlink".*?<\/a> /, ''),
)

const things = page(
  4,
  `<section class="section" lang="en-x-join-1"><blockquote lang="en-x-quote-join-6"><p lang="en-x-join-7">and two.</p></blockquote>
<table lang="en-x-join-8"><thead aria-hidden="true"><tr><th>Name</th><th>Age <a ${at('two')}>s</a></th></tr></thead>
<tbody lang="en-x-join-9"><tr lang="en-x-join-10"><td lang="en-x-join-11">Bobson</td><td lang="en-x-join-12">three</td></tr><tr><td>Cy</td><td>4</td></tr></tbody></table>
<figure><img src="${pixel}" alt="A dot" width="40" height="40"><figcaption lang="en-x-caption">Figure 1. A dot.</figcaption></figure>
<p>Inline <img src="${pixel}" alt="A tiny dot" width="9" height="9"> and ornament <img src="${pixel}" alt="" width="9" height="9">.</p>
<figure><svg role="img" aria-label="A drawn line" viewBox="0 0 9 9" width="40" height="40"><path d="M0 0L9 9" stroke="red"/></svg></figure>
<p class="verse"><span class="line">First line</span><span class="line">second line</span></p>
<dl><dt>Term</dt><dd>What is said of it.</dd><dt>Another</dt><dd><p>One.</p><p>Two.</p></dd></dl>
<pre><code>let a = 1
let b = 2</code></pre>
<p>Einstein: <math lang="en-x-formula"><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></math>.</p>
<math display="block" lang="en-x-formula-alt-68616c66206f662078c2b2"><mfrac><mi>x</mi><mn>2</mn></mfrac></math>
<hr><p lang="fr-x-own-join-13">Un paragraphe divisé, sa première partie</p></section>`,
)

const sources = page(
  5,
  `<section class="section" lang="en-x-join-1"><p lang="fr-x-own-join-13">et sa seconde.</p><aside><p>An aside.</p></aside><p lang="en-x-art">Said <a ${at('two')}>once more</a></p></section>
<section class="section" id="two"><h1>Sources</h1><ul class="references"><li id="cite-a" lang="en-x-bib">Author. <i>Work</i>. <a ${at('fnref-one-7')}>p. 2</a></li>
<li lang="en-x-bib">Other. <i>Book</i>.</li></ul></section>`,
)

const style = `@page { size: A5; margin: 0 } body { margin: 0; font: 14px/18px serif }
.page { position: relative; height: 793px; width: 559px; overflow: hidden; break-after: page; padding: 76px 60px; box-sizing: border-box }
.head { position: absolute; top: 36px; left: 60px } .folio { position: absolute; bottom: 36px; left: 270px }
.notes { border-top: 1px solid; margin-top: 18px } .bordered { border: 1px solid; background: #eee } .line { display: block }
table { border-collapse: collapse } th, td { border-bottom: 1px solid } code { background: #eee }`

/** A small book with every kind of block, laid out and marked as the paginator does it. */
export const sample = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sample</title><style>${style}</style></head>
<body>${contents}${blocks}${divided}${things}${sources}</body></html>`

/** The metadata that a book's PDF has. */
const xmp = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part><dc:title><rdf:Alt><rdf:li xml:lang="x-default">Sample</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`

/** Print the sample and tag it. */
export async function taggedSample(press: Press): Promise<Uint8Array> {
  const sheet = await press.open({ html: sample, files: new Map() })
  const printed = await sheet.print({ tagged: true, outline: false })
  await sheet.close()
  const document = await PDFDocument.load(printed, { updateMetadata: false })
  const ids = [...sample.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id)
  linkPlaces(document, destinationsOf(document, new Map(ids.map((id) => [id, { page: 0, top: 0 }]))))
  tagStructure(document, { note: 'Note', backToText: 'Back to text', figure: 'Figure', names: new Map() })
  for (const annotation of annotationsOf(document)) annotation.delete(idKey)
  document.setTitle('Sample', { showInWindowTitleBar: true })
  document.setLanguage('en')
  const metadata = document.context.stream(new TextEncoder().encode(xmp), {
    Type: 'Metadata',
    Subtype: 'XML',
  })
  document.catalog.set(PDFName.of('Metadata'), document.context.register(metadata))
  return document.save()
}
