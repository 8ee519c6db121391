/** What people say when an exercise must stop: no text of an exercise may say it. */
export const reservedWords = /\breal[ -]world\b|\bno[ -]duff\b|\b(?:not|no) (?:a |an )?(?:drill|exercise)\b/i;
