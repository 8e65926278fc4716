/** The company of the sample: an invented seller of software, two entities, products, accounts and customers. */
import type { CellValue } from '../workbook/table-data';
import type { SeededRandom } from './seeded-random';

export const US_ENTITY = 'Tarnbrook Inc';
export const EU_ENTITY = 'Tarnbrook GmbH';

/** Product, Name, Category, Recognition method, SSP (per unit), Strategy, Trigger. */
export const PRODUCT_ROWS: readonly (readonly CellValue[])[] = [
  ['PLATFORM', 'Tarnbrook Platform', 'Subscription', 'straight-line', 780, null, null],
  ['TEAM', 'Tarnbrook Team plan', 'Subscription', 'straight-line', 468, null, null],
  ['ANALYTICS', 'Analytics module', 'Subscription', 'straight-line', 240, 'Exact days', null],
  ['SUPPORT', 'Premium support', 'Subscription', 'straight-line', 9600, 'Even months, ends by calendar month', null],
  [
    'MAINTENANCE',
    'Licence maintenance',
    'Subscription',
    'straight-line',
    7200,
    'Even months, ends by period rate',
    null,
  ],
  ['LEARNING', 'Learning portal', 'Subscription', 'straight-line', 1800, 'Every month even', null],
  ['API', 'API calls', 'Usage', 'usage', 0.002, null, null],
  ['MESSAGES', 'Text messages', 'Usage', 'usage', 0.045, null, null],
  ['STORAGE', 'Archive storage', 'Usage', 'usage', 0.11, null, null],
  ['ONBOARDING', 'Onboarding package', 'Services', 'point in time', 7500, null, 'service end'],
  ['TRAINING', 'Training day', 'Services', 'point in time', 1900, null, 'service start'],
  ['IMPLEMENTATION', 'Implementation project', 'Services', 'milestone', 60000, null, null],
  ['LICENCE', 'On-premises licence', 'Licences', 'point in time', 36000, null, 'service start'],
  ['GATEWAY', 'Edge gateway device', 'Devices', 'point in time', 420, null, 'invoice date'],
  ['RECORDER', 'Event recorder', 'Devices', 'point in time', 2800, null, 'delivery'],
  ['PARTNER', 'Devices of partners', 'Devices', 'point in time', null, null, 'service start'],
  ['KIOSK', 'Ticket kiosk', 'Devices', 'usage', 1300, null, null],
  ['COVER', 'Extended cover', 'Services', 'straight-line', 240, null, null],
  ['BRAND', 'Name and mark', 'Licences', 'straight-line', 25_000, null, null],
  ['ROYALTY', 'Royalty', 'Licences', 'usage', null, null, null],
  ['MIGRATION', 'Data migration', 'Services', 'point in time', null, null, 'service end'],
  ['TAILORED', 'Tailored reports', 'Licences', 'point in time', null, null, 'service start'],
  ['CONTROLROOM', 'Control room', 'Projects', 'progress', null, null, null],
  ['SENSORS', 'Sensor kits to order', 'Projects', 'progress', 630, null, null],
  ['VOUCHERS', 'Training vouchers', 'Services', 'progress', 150, null, null],
];

/** Role, Account, Name, Product, Category, Entity. */
export const ACCOUNT_ROWS: readonly (readonly CellValue[])[] = [
  ['Receivable clearing', '1150', 'Receivable clearing', null, null, null],
  ['Receivable clearing', '1155', 'Receivable clearing Germany', null, null, EU_ENTITY],
  ['Deferred revenue', '2400', 'Deferred revenue', null, null, null],
  ['Deferred revenue', '2410', 'Deferred services revenue', null, 'Services', null],
  ['Deferred revenue', '2455', 'Deferred revenue Germany', null, null, EU_ENTITY],
  ['Unbilled revenue', '1250', 'Unbilled revenue', null, null, null],
  ['Unbilled revenue', '1255', 'Unbilled revenue Germany', null, null, EU_ENTITY],
  ['Revenue', '4000', 'Other revenue', null, null, null],
  ['Revenue', '4010', 'Subscription revenue', null, 'Subscription', null],
  ['Revenue', '4011', 'Premium support revenue', 'SUPPORT', null, null],
  ['Revenue', '4015', 'Subscription revenue Germany', null, 'Subscription', EU_ENTITY],
  ['Revenue', '4020', 'Usage revenue', null, 'Usage', null],
  ['Revenue', '4030', 'Services revenue', null, 'Services', null],
  ['Revenue', '4040', 'Licence revenue', 'LICENCE', null, null],
  ['Revenue', '4050', 'Device revenue', null, 'Devices', null],
  ['Revenue', '4060', 'Project revenue', null, 'Projects', null],
];

const PLACES = [
  'Alderwick',
  'Brackenhall',
  'Calderstone',
  'Dunmere',
  'Elmsworth',
  'Farrowby',
  'Glenholm',
  'Hartsmoor',
  'Inverlake',
  'Juniper Cross',
  'Kestrel Point',
  'Larkfield',
  'Marlow Quay',
  'Netherby',
  'Oakhurst Vale',
  'Penhallow',
  'Quillford',
  'Ravensmere',
  'Saltmarsh',
  'Thornlea',
  'Umberfield',
  'Valemont',
  'Westerlyn',
  'Yarrowdale',
  'Cobblestone Bay',
  'Tidewater Lane',
  'Harrowgate Mill',
  'Silver Birch',
  'Copperfield Row',
  'Bellweather',
  'Stonecrop',
  'Merrowby',
  'Fernacre',
  'Hollin Bank',
  'Ashgrove',
  'Winterbourne',
  'Larch Hill',
  'Millrace',
  'Foxglove',
  'Heronsgate',
];
const US_TRADES = [
  'Freight Inc.',
  'Foods LLC',
  'Dental Group',
  'Robotics Inc.',
  'Outfitters LLC',
  'Credit Union',
  'Labs Inc.',
  'Hotels LLC',
  'Orchards Inc.',
  'Insurance Inc.',
  'Paper Co.',
  'Clinics LLC',
  'Aviation Inc.',
  'Charter Schools',
  'Timber Co.',
  'Home Care LLC',
];
const EU_PLACES = [
  'Lindental',
  'Hohenfurt',
  'Rosenbruck',
  'Steinwald',
  'Morgenau',
  'Birkenmoos',
  'Grauhof',
  'Weidenbach',
  'Val Montbrun',
  'Pont Clairet',
  'Oudewater Kade',
  'Zandhove',
  'Castelmira',
  'Rio Verdal',
  'Nordhaven',
  'Skovlund',
  'Tannenrode',
  'Feldkamp',
  'Brunnthal',
  'Ostersiel',
];
const EU_TRADES = [
  'Logistik GmbH',
  'Textil AG',
  'Energie GmbH',
  'Sante SAS',
  'Bouw B.V.',
  'Medien GmbH',
  'Alimentari S.r.l.',
  'Shipping A/S',
];

/** Invented names of customers, each given once. */
export interface CustomerNames {
  readonly us: () => string;
  readonly eu: () => string;
}

export function createCustomerNames(random: SeededRandom): CustomerNames {
  const namesFrom = (places: readonly string[], trades: readonly string[]): (() => string) => {
    const names = random.shuffle(places.flatMap((place) => trades.map((trade) => ({ place, trade }))));
    const used = new Set<string>();
    return () => {
      const fresh = names.findIndex(({ place }) => !used.has(place));
      const [name] = names.splice(Math.max(0, fresh), 1);
      if (name === undefined) throw new Error('Defect: no names left');
      used.add(name.place);
      return `${name.place} ${name.trade}`;
    };
  };
  return { us: namesFrom(PLACES, US_TRADES), eu: namesFrom(EU_PLACES, EU_TRADES) };
}
