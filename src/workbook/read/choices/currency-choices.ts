/** Words of the columns that say how tax stands in an amount, and what an exchange rate is for. */
import type { RateType } from '../../../engine/domain/functional';
import { choiceList } from './choices';

/** Whether tax is inside an amount. */
export const TAX_ANSWERS = choiceList<'yes' | 'no'>([
  {
    value: 'yes',
    label: 'Y',
    aliases: ['yes', 'true', '1', 'inclusive', 'included', 'incl', 'gross', 'tax inclusive'],
  },
  {
    value: 'no',
    label: 'N',
    aliases: ['no', 'false', '0', 'exclusive', 'excluded', 'excl', 'net', 'none', 'tax exclusive'],
  },
]);

export const RATE_TYPES = choiceList<RateType>([
  { value: 'spot', label: 'spot', aliases: ['daily', 'transaction', 'spot rate', 'day', 'daily spot', 'transaction date', 'transaction rate', 'daily rate', 'transaction date rate'] },
  { value: 'average', label: 'average', aliases: ['avg', 'monthly average', 'average rate', 'month average', 'monthly avg', 'period average', 'average monthly', 'month avg'] },
  {
    value: 'closing',
    label: 'closing',
    aliases: ['close', 'month end', 'period end', 'closing rate', 'balance sheet', 'month-end rate', 'period-end rate', 'balance sheet rate', 'year end', 'reporting date'],
  },
  {
    value: 'historic',
    label: 'historic',
    aliases: ['historical', 'booked', 'ledger', 'historic rate', 'historical rate'],
  },
]);

/** Codes of ISO 4217, and those that were replaced in recent years. */
export const ISO_CURRENCIES: ReadonlySet<string> = new Set(
  [
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF',
    'CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL',
    'HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD',
    'MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG',
    'QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD',
    'TWD TZS UAH UGX USD UYI UYU UZS VED VES VND VUV WST XAF XCD XCG XDR XOF XPF YER ZAR ZMW ZWG ZWL',
  ].flatMap((line) => line.split(' ')),
);
