export { readAssets } from './assets.ts'
export { readBibliography } from './bibliography.ts'
export { readConfig } from './config.ts'
export { readSources } from './sources.ts'
