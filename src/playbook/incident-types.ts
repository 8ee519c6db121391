/** The incident types that playbooks are looked for and cases are counted by. */
export const incidentTypes: readonly string[] = [
  'ransomware',
  'malware',
  'phishing',
  'account-compromise',
  'data-breach',
  'denial-of-service',
  'insider-threat',
  'web-compromise',
  'cloud-credential-leak',
  'supply-chain',
  'exploited-vulnerability',
  'lost-device',
];
