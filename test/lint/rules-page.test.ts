import { expect, it } from 'vitest';
import { rules } from '../../src/lint/rules.ts';
import { rulesPage } from './rules-page.ts';

it('the page of the rules says what the rules say', async () => {
  await expect(rulesPage(rules)).toMatchFileSnapshot('../../src/lint/RULES.md');
});
