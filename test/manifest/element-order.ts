/** The order of child elements in the add-in only manifest, from Microsoft's reference pages (August 2026). */
import type { Element } from './parse-manifest';

const icon = ['bt:Image'];
const command = ['Label', 'Supertip', 'Icon', 'Action'];

/** By `orderKey`. Every element that has children must have a row here. */
const elementOrder: Readonly<Record<string, readonly string[]>> = {
  OfficeApp: [
    ...['Id', 'Version', 'ProviderName', 'DefaultLocale', 'DisplayName', 'Description', 'IconUrl'],
    ...['HighResolutionIconUrl', 'SupportUrl', 'AppDomains', 'Hosts', 'Requirements', 'DefaultSettings'],
    ...['Permissions', 'VersionOverrides', 'ExtendedOverrides'],
  ],
  Hosts: ['Host'],
  Requirements: ['Sets'],
  Sets: ['Set'],
  DefaultSettings: ['SourceLocation'],
  VersionOverrides: ['Hosts', 'Resources'],
  'Host Workbook': ['Runtimes', 'AllFormFactors', 'DesktopFormFactor'],
  Runtimes: ['Runtime'],
  AllFormFactors: ['ExtensionPoint'],
  'ExtensionPoint CustomFunctions': ['Script', 'Page', 'Metadata', 'Namespace'],
  Script: ['SourceLocation'],
  Page: ['SourceLocation'],
  Metadata: ['SourceLocation'],
  DesktopFormFactor: ['GetStarted', 'FunctionFile', 'ExtensionPoint'],
  GetStarted: ['Title', 'Description', 'LearnMoreUrl'],
  'ExtensionPoint PrimaryCommandSurface': ['CustomTab'],
  CustomTab: ['Group', 'Label'],
  Group: ['Label', 'Icon', 'Control'],
  'ExtensionPoint ContextMenu': ['OfficeMenu'],
  OfficeMenu: ['Control'],
  'Control Button': command,
  'Control Menu': ['Label', 'Supertip', 'Icon', 'Items'],
  Items: ['Item'],
  Item: command,
  Supertip: ['Title', 'Description'],
  Icon: icon,
  'Action ShowTaskpane': ['TaskpaneId', 'SourceLocation'],
  'Action ExecuteFunction': ['FunctionName'],
  Resources: ['bt:Images', 'bt:Urls', 'bt:ShortStrings', 'bt:LongStrings'],
  'bt:Images': ['bt:Image'],
  'bt:Urls': ['bt:Url'],
  'bt:ShortStrings': ['bt:String'],
  'bt:LongStrings': ['bt:String'],
};

const optionalElements: ReadonlySet<string> = new Set(['AppDomains', 'ExtendedOverrides']);

/** The element's name, with its type where the type decides what may stand inside. */
function orderKey({ name, attributes }: Element): string {
  const type = attributes['xsi:type'];
  return type === undefined || name === 'OfficeApp' || name === 'VersionOverrides' ? name : `${name} ${type}`;
}

/** What is wrong with the element's children, in words; empty when nothing is. */
export function orderOffences(element: Element): string[] {
  const order = elementOrder[orderKey(element)];
  if (order === undefined) return [`${element.path}: no row for ${orderKey(element)}`];
  const names = element.children.map(({ name }) => name);
  const positions = names.map((name) => order.indexOf(name));
  const offences = names.flatMap((name, index) => {
    const position = positions[index] ?? -1;
    if (position === -1) return [`${name} is not known here`];
    return positions.slice(0, index).some((earlier) => earlier > position) ? [`${name} comes too late`] : [];
  });
  const missing = order.filter((name) => !optionalElements.has(name) && !names.includes(name));
  return [...offences, ...missing.map((name) => `${name} is missing`)].map((offence) => `${element.path}: ${offence}`);
}
