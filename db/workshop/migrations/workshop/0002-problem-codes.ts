/** Gives each stored problem of a form its own code. Until here only the English message told them apart. */
export const sql = `
UPDATE problem SET code = CASE
  WHEN message LIKE 'is missing%' OR message LIKE 'is empty%' OR message LIKE 'has no claim%' OR message LIKE 'has no paragraph%' THEN 'required'
  WHEN message LIKE 'must be one of %' THEN 'unknown-word'
  WHEN message LIKE '"%" is not an EDTF date%' OR message LIKE 'must be an EDTF date%' THEN 'date'
  WHEN message LIKE 'must carry exactly one of amount%' THEN 'value'
  WHEN message LIKE 'carries an amount: say its kind%' THEN 'amount-kind'
  WHEN message LIKE 'must be a number, or {min, max}%' OR message LIKE 'must have min, max%' THEN 'amount'
  WHEN message LIKE 'min must not be above max%' THEN 'range'
  WHEN message LIKE 'has a fragment that does not hold%' THEN 'fragment'
  WHEN message LIKE 'is longer than %' THEN 'too-long'
  WHEN message LIKE 'a place of unknown precision has no coordinates%' THEN 'point'
  WHEN message LIKE 'must be a web address%' THEN 'url'
  WHEN message LIKE 'must be lower-case Latin letters%' THEN 'id'
  WHEN message LIKE 'must be a camp id, or a trilingual name%' THEN 'endpoint'
  WHEN message LIKE 'speaks of the camp system%' THEN 'subject'
  ELSE 'form'
END
WHERE code = 'form';
`;
