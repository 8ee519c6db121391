import { foundAt } from '../found.ts';
import type { Rule } from '../rule.ts';
import { writtenTexts } from '../written-texts.ts';

export const linkNotHttps: Rule = {
  id: 'link-not-https',
  severity: 'warning',
  why: 'In an incident somebody else may be on the line: what comes by http can be read and changed on its way, instructions included.',
  bad: `- id: read-up
  title: Read the provider's page
  references:
    - { title: Status page, url: "http://status.example.com" }
`,
  good: `- id: read-up
  title: Read the provider's page
  references:
    - { title: Status page, url: "https://status.example.com" }
`,
  check: ({ source, document }) =>
    (document ? writtenTexts(document) : []).flatMap(({ text, path }) => {
      const pattern = path.at(-1) === 'url' || path.at(-1) === 'source' ? bare : inMarkdown;
      return [...text.matchAll(pattern)].map(({ index, 0: link }) => {
        const start = index + link.indexOf('http://');
        return foundAt(linkNotHttps, source, source.locateWithin(path, start, start + 'http://'.length), {
          message: 'what this leads to can be read and changed on its way',
          help: 'write `https://`, or name a source that has it',
        });
      });
    }),
};

const bare = /\bhttp:\/\//g;

/** An address that only stands in a text may be one that attackers use. */
const inMarkdown = /\]\(\s*<?http:\/\//g;
