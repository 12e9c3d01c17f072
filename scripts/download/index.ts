export { editionName } from './editions.ts'
export { downloadPage } from './page.ts'
export { readDownloadDesign } from './words.ts'
