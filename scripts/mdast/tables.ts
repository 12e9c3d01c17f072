import type { Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'

import { diagnose } from '../model/diagnose.ts'

/** GFM, section 4.10: cells beyond those of the header row are left out. Say so where one of them holds something. */
export function remarkTables() {
  return (tree: Root, file: VFile): void => {
    visit(tree, 'table', ({ children: [head, ...rows] }) => {
      const columns = head?.children.length ?? 0
      for (const row of rows) {
        const lost = row.children.slice(columns).find(({ children }) => children.length > 0)
        if (!lost) continue
        const words = toString(lost)
        const shown = words ? `the cell \`${words}\` is` : 'this cell is'
        const count = `${columns} ${columns === 1 ? 'column' : 'columns'}`
        diagnose(file, 'table-cells', `The header row has ${count}: ${shown} beyond them`, lost)
      }
    })
  }
}
