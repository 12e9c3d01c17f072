export { messagesJson, reportJson } from './json.ts'
export { reportTable } from './table.ts'
export { type AskedShop, type ShopMessage, shopFiles, shopTable } from './shops.ts'
export { countOf, reportText } from './text.ts'
