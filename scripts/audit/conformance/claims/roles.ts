/** Roles of WAI-ARIA 1.2 (5.4), without the abstract ones. */
const roles = new Set(
  (
    'alert alertdialog application article banner blockquote button caption cell checkbox code columnheader combobox ' +
    'complementary contentinfo definition deletion dialog directory document emphasis feed figure form generic grid ' +
    'gridcell group heading img image insertion link list listbox listitem log main marquee math menu menubar menuitem ' +
    'menuitemcheckbox menuitemradio meter navigation none note option paragraph presentation progressbar radio ' +
    'radiogroup region row rowgroup rowheader scrollbar search searchbox separator slider spinbutton status strong ' +
    'subscript suggestion superscript switch tab table tablist tabpanel term textbox time timer toolbar tooltip tree ' +
    'treegrid treeitem'
  ).split(' '),
)

/** Roles of DPUB-ARIA 1.1 (section 4). */
const publishing = new Set(
  (
    'abstract acknowledgments afterword appendix backlink biblioentry bibliography biblioref chapter colophon ' +
    'conclusion cover credit credits dedication endnote endnotes epigraph epilogue errata example footnote foreword ' +
    'glossary glossref index introduction noteref notice pagebreak pagefooter pageheader pagelist part preface prologue ' +
    'pullquote qna subtitle tip toc'
  ).split(' '),
)

export const isAriaRole = (role: string): boolean =>
  roles.has(role) || (role.startsWith('doc-') && publishing.has(role.slice(4)))
