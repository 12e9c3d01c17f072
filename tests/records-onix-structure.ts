import type { Element } from '@xmldom/xmldom'

/**
 * The part of ONIX for Books 3.0 that we write, from EDItEUR's specification: which elements stand in which, in
 * which order and how often. What is not here is a fault, even where ONIX has it.
 */
const structure: Readonly<Record<string, string>> = {
  ONIXMessage: 'Header Product+',
  Header: 'Sender SentDateTime',
  Sender: 'SenderName',
  Product:
    'RecordReference NotificationType ProductIdentifier+ DescriptiveDetail CollateralDetail? PublishingDetail? RelatedMaterial? ProductSupply',
  ProductIdentifier: 'ProductIDType IDTypeName? IDValue',
  DescriptiveDetail:
    'ProductComposition ProductForm ProductFormDetail* ProductFormFeature* PrimaryContentType? EpubTechnicalProtection* EpubLicense? Collection* TitleDetail+ (Contributor+|NoContributor) EditionType* EditionNumber? EditionStatement* Language* Extent* Subject*',
  ProductFormFeature: 'ProductFormFeatureType ProductFormFeatureValue ProductFormFeatureDescription*',
  EpubLicense: 'EpubLicenseName+ EpubLicenseExpression*',
  EpubLicenseExpression: 'EpubLicenseExpressionType EpubLicenseExpressionLink',
  Collection: 'CollectionType TitleDetail*',
  TitleDetail: 'TitleType TitleElement+',
  TitleElement: 'TitleElementLevel PartNumber? TitleText Subtitle?',
  Contributor:
    'SequenceNumber ContributorRole+ (CorporateName|PersonName PersonNameInverted? NamesBeforeKey? KeyNames SuffixToKey?)',
  Language: 'LanguageRole LanguageCode CountryCode? ScriptCode?',
  Extent: 'ExtentType ExtentValue ExtentUnit',
  Subject: 'SubjectSchemeIdentifier (SubjectCode SubjectHeadingText*|SubjectHeadingText+)',
  CollateralDetail: 'TextContent* SupportingResource*',
  TextContent: 'TextType ContentAudience+ Text+',
  SupportingResource: 'ResourceContentType ContentAudience+ ResourceMode ResourceFeature* ResourceVersion+',
  ResourceFeature: 'ResourceFeatureType FeatureNote+',
  ResourceVersion: 'ResourceForm ResourceVersionFeature* ResourceLink+',
  ResourceVersionFeature: 'ResourceVersionFeatureType FeatureValue',
  PublishingDetail: 'Publisher+ PublishingStatus PublishingDate+ SalesRights*',
  SalesRights: 'SalesRightsType Territory',
  Territory: 'RegionsIncluded',
  Publisher: 'PublishingRole PublisherName',
  PublishingDate: 'PublishingDateRole Date',
  RelatedMaterial: 'RelatedWork* RelatedProduct*',
  RelatedWork: 'WorkRelationCode WorkIdentifier+',
  WorkIdentifier: 'WorkIDType IDValue',
  RelatedProduct: 'ProductRelationCode+ ProductIdentifier+',
  ProductSupply: 'SupplyDetail+',
  SupplyDetail: 'Supplier ProductAvailability UnpricedItemType',
  Supplier: 'SupplierRole SupplierName Website*',
  Website: 'WebsiteRole WebsiteLink+',
}

/** Values by the number of their code list, or by their form. */
const values: Readonly<Record<string, RegExp>> = {
  NotificationType: /^0[1-589]$/, // 1
  ProductComposition: /^00$/, // 2
  ProductIDType: /^(?:01|06|15)$/, // 5
  TitleType: /^01$/, // 15
  WorkIDType: /^06$/, // 16
  ContributorRole: /^(?:A01|A12|A24|B01|B06)$/, // 17
  EditionType: /^LTE$/, // 21
  LanguageRole: /^01$/, // 22
  ExtentType: /^(?:02|07|22)$/, // 23
  ExtentUnit: /^(?:02|03|17)$/, // 24
  SubjectSchemeIdentifier: /^(?:04|10|20|93)$/, // 27
  PublishingRole: /^01$/, // 45
  SalesRightsType: /^02$/, // 46
  RegionsIncluded: /^WORLD$/, // 49
  ProductRelationCode: /^(?:06|13)$/, // 51
  UnpricedItemType: /^01$/, // 57
  PublishingStatus: /^04$/, // 64
  ProductAvailability: /^20$/, // 65
  WebsiteRole: /^(?:29|36)$/, // 73
  LanguageCode: /^[a-z]{3}$/, // 74
  ProductFormFeatureType: /^(?:09|12)$/, // 79
  PrimaryContentType: /^10$/, // 81
  CountryCode: /^[A-Z]{2}$/, // 91
  SupplierRole: /^0[09]$/, // 93
  ScriptCode: /^[A-Z][a-z]{3}$/, // 121
  EpubTechnicalProtection: /^00$/, // 144
  CollectionType: /^10$/, // 148
  TitleElementLevel: /^0[12]$/, // 149
  ProductForm: /^EB$/, // 150
  TextType: /^03$/, // 153
  ContentAudience: /^00$/, // 154
  ResourceContentType: /^01$/, // 158
  ResourceMode: /^03$/, // 159
  ResourceFeatureType: /^07$/, // 160
  ResourceForm: /^02$/, // 161
  ResourceVersionFeatureType: /^0[23]$/, // 162
  PublishingDateRole: /^01$/, // 163
  WorkRelationCode: /^01$/, // 164
  ProductFormDetail: /^(?:E101|E105|E107|E112|E200|E201)$/, // 175
  EpubLicenseExpressionType: /^01$/, // 218
  SentDateTime: /^\d{8}$/,
  SequenceNumber: /^[1-9]\d*$/,
  EditionNumber: /^[1-9]\d*$/,
  ExtentValue: /^[1-9]\d*$/,
  FeatureValue: /^[1-9]\d*$/,
  ResourceLink: /^https?:\/\/\S+$/,
  WebsiteLink: /^https?:\/\/\S+$/,
  EpubLicenseExpressionLink: /^https?:\/\/\S+$/,
}

/** Lists 196 and 143, as far as files of text and pictures can have them. */
const featureValues: Readonly<Record<string, RegExp>> = {
  '09': /^(?:0[0-689]|1[0-9]|2[0-24-9]|3[0-24-9]|4[01]|5[1-4]|7[5-7]|8[0-24-689]|9[0-9])$/,
  '12': /^(?:00|1[3-8]|2[4-6])$/,
}

/** Date forms of list 55. */
const dates: Readonly<Record<string, RegExp>> = { '00': /^\d{8}$/, '01': /^\d{6}$/, '05': /^\d{4}$/ }

/** What is wrong with a message: `Product: RecordReference,…`. */
export function onixFaults(element: Element): string[] {
  const name = element.tagName
  const children = Array.from(element.childNodes).filter((node): node is Element => node.nodeType === 1)
  const model = structure[name]
  if (model === undefined) return children.length > 0 ? [`${name}: has children`] : valueFaults(element)
  const order = children.map((child) => `${child.tagName} `).join('')
  const own = pattern(model).test(order) ? [] : [`${name}: ${order}`]
  return [...own, ...pairFaults(element), ...children.flatMap(onixFaults)]
}

function valueFaults(element: Element): string[] {
  const { tagName, textContent } = element
  if (tagName === 'NoContributor') return textContent === '' ? [] : ['NoContributor is not empty']
  const text = textContent ?? ''
  if (text.trim() === '') return [`${tagName}: blank`]
  const form = tagName === 'Date' ? dates[element.getAttribute('dateformat') ?? '00'] : values[tagName]
  return form && !form.test(text) ? [`${tagName}: ${text}`] : []
}

/** What one element says of the next. */
function pairFaults(element: Element): string[] {
  const text = (name: string): string => element.getElementsByTagName(name)[0]?.textContent ?? ''
  if (element.tagName === 'ProductFormFeature') {
    const [type, value] = [text('ProductFormFeatureType'), text('ProductFormFeatureValue')]
    return featureValues[type]?.test(value) ? [] : [`ProductFormFeature ${type}: ${value}`]
  }
  if (element.tagName !== 'ProductIdentifier') return []
  const [type, value] = [text('ProductIDType'), text('IDValue')]
  if (type === '01' && text('IDTypeName') === '') return ['ProductIdentifier 01 without the name of its kind']
  return type === '15' && !isIsbn(value) ? [`ISBN ${value}`] : []
}

const isIsbn = (value: string): boolean =>
  /^97[89]\d{10}$/.test(value) &&
  Array.from(value, Number).reduce((sum, digit, index) => sum + digit * (index % 2 ? 3 : 1), 0) % 10 === 0

/** `A B? (C|D+)` as a pattern of names with a space behind each. */
function pattern(model: string): RegExp {
  const source = model.replaceAll(/(\w+)([?*+]?)/g, '(?:$1 )$2').replaceAll(/(?<=[)?*+|]) (?=\(|$)/g, '')
  return new RegExp(`^(?:${source})$`)
}
