import type { Playbook } from '../playbook/playbook.ts';

/**
 * Whether a word, in small letters, is one of the language before it is somebody's name: `name` where it is a name as often, `word` where the playbook itself
 * uses it or it only ties names together.
 */
export function ordinaryWords(playbook: Playbook): (word: string) => 'name' | 'word' | undefined {
  const trade = new Set(wordsIn(JSON.stringify(playbook)));
  return word => {
    if (alsoNames.has(word)) return 'name';
    return trade.has(word) || ties.has(word) ? 'word' : undefined;
  };
}

/** Its words in small letters as they are written: `Mark` is not among those of `Mark, mark it`. */
function wordsIn(text: string): string[] {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).filter(word => word === word.toLowerCase());
}

const alsoNames = new Set(
  `angel april art august autumn bill blue bob buck carol chance charity chase chip chuck cliff clay cole cook crystal daisy dale dawn dean drew
  dean dick drake dusty earl eve faith fern flora forest frank gale gene glen grace grant guy hank harmony hazel heath holly hope hunter iris
  ivy jack jade jasmine jay jean jewel josh joy june lane lance lily major mark mason max may melody mercy mike miles miner nick norm olive
  page parker pat patience pearl penny pierce piper price prince ray read reed rich rob robin rocky rod rose ruby rusty sandy scout sky
  skip sterling stone sue summer tab terry trace trip victor violet wade walker ward wells west will win wood wright young`.split(
    /\s+/,
  ),
);

const ties = new Set(
  'al and ben bin da das de del della den der des di dos du el for ibn la le of the van von zu zur zum'.split(
    ' ',
  ),
);
