/**
 * What is judged about control of goods where delivery does not tell (606-10-55-66 to 84, IFRS 15.B64-B82).
 * - bill-and-hold: billed and held for the customer, who controls the goods
 * - consignment: delivered to a dealer who does not control them
 * - repurchase-call: the seller must or may buy the goods back (a forward or a call option)
 * - repurchase-put: the customer may sell them back and has a significant economic incentive to
 * - repurchase-put-sale: the customer may sell them back and has no such incentive
 */
export type ControlJudgement =
  'bill-and-hold' | 'consignment' | 'repurchase-call' | 'repurchase-put' | 'repurchase-put-sale';
