// Measured values: read as people write them, compared exactly.
const NUMBER = /^[-+]?[0-9]{1,15}(?:[.,][0-9]{1,15})?$/;
const PLACES = 15;
// One, in the smallest part we know.
export const ONE = 10n ** BigInt(PLACES);

// The number as a whole number of the smallest part we know, or null when it is not one plain number.
export function readNumber(text) {
  const given = text.trim();
  if (!NUMBER.test(given)) return null;
  const [whole, part = ""] = given.replace(",", ".").replace(/^[-+]/, "").split(".");
  const exact = BigInt(whole + part.padEnd(PLACES, "0"));
  return given.startsWith("-") ? -exact : exact;
}

// The level that a value proposes: met on the right side of the threshold (itself included), else not met; null where no
// threshold holds, undefined when the value is no number.
export function proposedLevel(indicator, text) {
  const value = readNumber(text);
  if (value === null) return undefined;
  const { at_least: least, at_most: most } = indicator;
  if (least === undefined && most === undefined) return null;
  const isReached =
    (least === undefined || value >= readNumber(least)) && (most === undefined || value <= readNumber(most));
  return isReached ? "met" : "not-met";
}
