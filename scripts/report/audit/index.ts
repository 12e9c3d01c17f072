export { type AuditJson, auditJson } from './json.ts'
export { auditFindings, messagesOf } from './messages.ts'
export { auditTable } from './table.ts'
