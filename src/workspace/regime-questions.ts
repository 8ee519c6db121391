/** A question that tells whether a regime binds an organisation; whom it binds is in the summary of each regulation. Not legal advice. */
export interface RegimeQuestion {
  regime: string;
  ask: string;
}

export const regimeQuestions: readonly RegimeQuestion[] = [
  { regime: 'regulations/gdpr', ask: 'Do you hold personal data of people in the EU or EEA?' },
  { regime: 'regulations/uk-gdpr', ask: 'Do you hold personal data of people in the United Kingdom?' },
  {
    regime: 'regulations/nis2',
    ask: 'Are you in a NIS2 sector in the EU (energy, transport, health, water, digital, public bodies, industry ...)?',
  },
  {
    regime: 'regulations/dora',
    ask: 'Are you a bank, insurer, payment or other financial entity in the EU?',
  },
  { regime: 'regulations/eu-cra', ask: 'Do you make software or devices that are sold in the EU?' },
  { regime: 'regulations/sec-8k', ask: 'Do you report to the US Securities and Exchange Commission?' },
  {
    regime: 'regulations/hipaa',
    ask: 'Do you handle health data under HIPAA in the USA (provider, insurer, or for one)?',
  },
  {
    regime: 'regulations/nydfs-500',
    ask: 'Are you licensed by the New York Department of Financial Services?',
  },
  { regime: 'regulations/cert-in', ask: 'Do you work in India, or offer services there?' },
  { regime: 'regulations/au-privacy', ask: 'Are you bound by the Privacy Act in Australia?' },
  { regime: 'regulations/payment-cards', ask: 'Do you accept, process or store payment cards?' },
];
