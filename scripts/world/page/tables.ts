/**
 * Columns as wide as they are now, whatever rows stand in them later.
 *
 * Reads at once; what it returns writes.
 */
export function freezeTable(table: HTMLTableElement): () => void {
  const rows = [...table.rows].filter((row) =>
    [...row.cells].every((cell) => cell.colSpan === 1 && cell.rowSpan === 1),
  )
  const model = rows.toSorted((a, b) => b.cells.length - a.cells.length)[0]
  const widths = [...(model?.cells ?? [])].map((cell) => cell.getBoundingClientRect().width)
  const total = table.getBoundingClientRect().width
  return () => {
    table.querySelector(':scope > colgroup')?.remove()
    const group = document.createElement('colgroup')
    for (const width of widths) {
      const column = document.createElement('col')
      column.style.width = `${width}px`
      group.append(column)
    }
    const caption = table.querySelector(':scope > caption')
    if (caption) caption.after(group)
    else table.prepend(group)
    table.style.width = `${total}px`
    if (widths.length > 0) table.style.tableLayout = 'fixed'
  }
}
