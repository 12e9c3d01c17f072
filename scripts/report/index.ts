export { reportJson } from './json.ts'
export { reportTable } from './table.ts'
export { countOf, reportText } from './text.ts'
