import { fromHtml } from 'hast-util-from-html'
import { VFile } from 'vfile'

import type { Section } from '../scripts/model/publication.ts'

export function sectionOf(id: string, html: string, more: Partial<Section> = {}): Section {
  return {
    id,
    role: 'chapter',
    matter: 'body',
    title: id,
    depth: 0,
    file: new VFile({ path: `chapters/${id}.md` }),
    tree: fromHtml(html, { fragment: true }),
    ...more,
  }
}

const heading = (id: string, title: string, label = ''): string =>
  `<h1 id="${id}-title">${label && `<span class="label">${label}</span> `}<span class="title">${title}</span></h1>`

const epigraph =
  '<figure class="epigraph"><blockquote><p>Sunlight disinfects.</p></blockquote><figcaption>Louis Brandeis</figcaption></figure>'

/** Notes of a section, the first called twice. */
const notes = (id: string): string => `
  <section class="notes" id="notes-${id}"><h2 id="notes-${id}-title">Notes</h2>
  <div class="footnote" id="fn-${id}-1"><p><a class="backlink" href="#fnref-${id}-1">1.</a> Said & done <a class="backlink" href="#fnref-${id}-1-2">1.</a></p></div>
  <div class="footnote" id="fn-${id}-2"><p><a class="backlink" href="#fnref-${id}-2">2.</a> See <a class="xref" href="#appendix-sources">Appendix A</a>.</p><p>More.</p></div>
  </section>`

const call = (id: string, number: number, again = ''): string =>
  `<a class="noteref" id="fnref-${id}-${number}${again}" href="#fn-${id}-${number}">${number}</a>`

/** A book with everything that a section may hold. */
export function everySection(): Section[] {
  const front = { matter: 'front' as const }
  const back = { matter: 'back' as const }
  return [
    sectionOf('dedication', '<div class="dedication"><p>To you</p></div>', {
      ...front,
      role: 'dedication',
      title: 'Dedication',
    }),
    sectionOf('epigraph', epigraph, { ...front, role: 'epigraph', title: 'Epigraph' }),
    sectionOf('foreword', `${heading('foreword', 'Foreword')}<p>First.</p>`, {
      ...front,
      role: 'foreword',
      title: 'Foreword',
    }),
    sectionOf('preface', `${heading('preface', 'Preface')}<p>Second.</p>`, {
      ...front,
      role: 'preface',
      title: 'Preface',
    }),
    sectionOf('thanks', `${heading('thanks', 'Thanks')}<p>Third.</p>`, {
      ...front,
      role: 'acknowledgments',
      title: 'Thanks',
    }),
    sectionOf('introduction', `${heading('introduction', 'Introduction')}<p>Fourth.</p>`, {
      role: 'introduction',
      title: 'Introduction',
    }),
    sectionOf('part-one', heading('part-one', 'Light', 'Part I'), {
      role: 'part',
      title: 'Light',
      label: 'Part I',
    }),
    sectionOf('why', chapterHtml(), { title: 'Why', label: 'Chapter 1', depth: 1 }),
    sectionOf(
      'how',
      `${heading('how', 'How', 'Chapter 2')}<p>See <a class="xref" href="#fig-map">Figure 1</a>.</p>`,
      { title: 'How', label: 'Chapter 2', depth: 1 },
    ),
    sectionOf('conclusion', `${heading('conclusion', 'Conclusion')}<p>So.</p>`, {
      role: 'conclusion',
      title: 'Conclusion',
    }),
    sectionOf('afterword', `${heading('afterword', 'Afterword')}<p>After.</p>`, {
      ...back,
      role: 'afterword',
      title: 'Afterword',
    }),
    sectionOf('appendix-sources', `${heading('appendix-sources', 'Sources', 'Appendix A')}<p>Papers.</p>`, {
      ...back,
      role: 'appendix',
      title: 'Sources',
      label: 'Appendix A',
    }),
    sectionOf(
      'glossary',
      `${heading('glossary', 'Glossary')}<dl><dt id="foi">FOI</dt><dd>Freedom of information</dd></dl>`,
      { ...back, role: 'glossary', title: 'Glossary' },
    ),
    sectionOf('works-cited', bibliographyHtml(), { ...back, role: 'bibliography', title: 'Works Cited' }),
  ]
}

function chapterHtml(): string {
  return `${heading('why', 'Why', 'Chapter 1')}${epigraph}
    <p>Knowledge &amp; power${call('why', 1)}, AT&amp;T, 1 &lt; 2, a no-break&nbsp;space; and again${call('why', 1, '-2')}.<br>
    <span class="citation" id="cite-1">(<a class="cite" href="#ref-raymond">Raymond 12</a>)</span>
    <span class="pagebreak" id="page-7" title="7"></span>
    <a href="https://example.org/?a=1&amp;b=ü">out</a>, <a class="xref" href="#nowhere">nowhere</a>,
    <a href="other.md">a neighbour</a> <em lang="la">passim</em></p>
    <h2 id="why-verse">Verse${call('why', 2)}</h2>
    <div class="verse"><p><span class="line">One,</span><br><span class="line">two.</span></p></div>
    <hr class="scene-break">
    <h3 id="why-things">Things</h3>
    <div class="callout"><p>Mind the <span class="smallcaps">gap</span>.</p></div>
    <figure id="fig-map" class="picture"><img src="images/map.png" alt="A map" width="1" height="1"><figcaption><span class="label">Figure 1.</span> The place</figcaption></figure>
    <table id="table-1"><caption><span class="label">Table 1.</span> Sums</caption><thead><tr><th scope="col" align="right">A</th></tr></thead><tbody><tr><td align="right">1</td></tr></tbody></table>
    <ol start="3" reversed><li value="9">x</li></ol>
    <ul class="contains-task-list"><li><input type="checkbox" checked disabled> done</li></ul>
    <details open><summary>More</summary><p hidden>secret</p></details>
    <p><math alttext="x squared"><msup><mi>x</mi><mn>2</mn></msup></math>
    <svg viewBox="0 0 10 10" role="img" aria-label="A dot"><linearGradient id="gradient"><stop offset="0" stop-color="red"></stop></linearGradient><circle cx="5" cy="5" r="4" fill="url(#gradient)"></circle></svg></p>
    ${notes('why')}`
}

function bibliographyHtml(): string {
  return `${heading('works-cited', 'Works Cited')}<ul class="references"><li id="ref-raymond"><div class="csl-entry">Raymond, E. <i>The Cathedral</i>. 1999.</div> <span class="cited-in">cited in <a class="citeback" href="#cite-1">ch. 1</a></span></li></ul>`
}
