type Text = Readonly<Record<string, string>>

const quoted = (text: string): string => JSON.stringify(text)

const of = (title: string, more = '', files: Text = {}): Text => ({
  'publication.yaml': `title: ${quoted(title)}\nid: odd\n${more}`,
  '01.md': '# One\n\nThe first words of it.[^n]\n\n[^n]: A note.\n',
  '02.md': '# Two\n\nThe second words, see [](#one).\n',
  ...files,
})

const dated = 'date: 2024-03-05\nauthors: [Ada Reed]\n'
const long = 'A Title of Which Nobody Knows Where It Ends, '.repeat(7).slice(0, 300)
const wide = (cells: (column: number) => string): string =>
  `|${Array.from({ length: 14 }, (_, column) => ` ${cells(column)} |`).join('')}`

/** Books with something in them that a page might stumble over. None has an error. */
export const oddBooks: Readonly<Record<string, Text>> = {
  'markup in the title': of(
    '"Fish" & <script>alert(1)</script> \'Chips\' </title><b>',
    `${dated}subtitle: "</script><script>alert(2)</script> & more"\ndescription: "<!-- \\" & </script>"\npublisher: "A & B <c>"\nrights: "© <i>nobody</i> & all"\n`,
    { '03.md': '# `</script>` & <!-- {#three}\n\nA `</script><!--` in code &amp; more.\n' },
  ),
  'a title of 300 characters': of(long, dated, { '03.md': `# ${long}\n\nWords.\n` }),
  'a title without a space': of('Donaudampfschifffahrtsgesellschaft'.repeat(6), dated),
  'a Hebrew title in an English book': of('ספר המלח (1848)', `lang: en\n${dated}`),
  'an Arabic book with a Latin title': of('Salt & Bread', `lang: ar\n${dated}`, {
    '01.md': '# الملح {#one}\n\nقال صاحب الملح إنه لا يزن شيئا.[^n]\n\n[^n]: حاشية قصيرة.\n',
  }),
  emoji: of('🧂 Salt 👩‍👩‍👧', dated, { '03.md': '# 🧂🧂\n\n🧂 and words.\n' }),
  'nothing but a title': {
    'publication.yaml': 'title: Bare\nid: odd\n',
    '01.md': '# One\n\nOne paragraph.\n',
  },
  'names of our own': of('Names', dated, {
    ...Object.fromEntries(
      ['index', 'style', 'text', 'search', 'read', 'search-index', 'editions'].map((id, at) => [
        `1${at}.md`,
        `# ${id} {#${id}}\n\nWords of ${id}, see [](#search).\n`,
      ]),
    ),
    '20.md':
      '# Index\n\nWords of the index.\n\n## Contents\n\nMore.\n\n## Text\n\n## Editions\n\n## page.3\n\n## Contents title\n\nEnd.\n',
    '21.md':
      '# Cover\n\nWords.\n\n## Title page\n\nMore.\n\n## Words {#pamphlet-words}\n\n# Colophon\n\nEnd.\n',
  }),
  'ids with signs': of('Signs', dated, {
    '03.md':
      '# Über Öl\n\nWords, see [one](#a_b-9).\n\n## A {#a_b-9}\n\n## ß & “x”\n\nEnd.[^ä]\n\n[^ä]: A note.\n',
    '04.md': '# 第一章\n\n文字。\n',
  }),
  'things that are too wide': of('Wide', dated, {
    '03.md': `# Wide\n\n${wide((column) => `Column ${column}`)}\n${wide(() => '---')}\n${wide(() => 'unbreakable-words')}\n\n\`\`\`\n${'a long line of code '.repeat(30)}\n\`\`\`\n\nhttps://example.org/${'a-very-long-path/'.repeat(20)}\n\n${'Rindfleischetikettierung'.repeat(8)}\n\n\`${'code'.repeat(50)}\`\n\n![Big](big.svg "Big")\n\n> - ${'x'.repeat(200)}\n`,
    'big.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="3000" viewBox="0 0 4000 3000"><rect width="4000" height="3000"/></svg>',
  }),
}

/** A book of any number of chapters, each as long as the others and with a note and a link to the one before. */
export const bookOf = (chapters: number): Text => ({
  'publication.yaml': `title: Long\nid: long\n${dated}`,
  ...Object.fromEntries(
    Array.from({ length: chapters }, (_, index) => {
      const number = String(index + 1).padStart(3, '0')
      const before = String(Math.max(1, index)).padStart(3, '0')
      const text = `# Chapter ${number} {#c${number}}\n\n${'Words of it. '.repeat(20)}[^n] See [before](#c${before}).\n\n[^n]: A note.\n`
      return [`${number}.md`, text]
    }),
  ),
})
