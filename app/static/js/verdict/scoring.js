// The provisional verdicts, as `score()` of quality_framework gives them: docs/scoring.md has the rules. The outline of a
// visit (quality_framework/outline.py) says what is counted; a judgement is { level, verified_by }.
const RANKS = ["supporting", "core", "knock-out"];
const DIRECT = new Set(["observation", "measurement"]);
const VALUES = {
  met: "true",
  "partly-met": "false",
  "not-met": "false",
  "could-not-be-assessed": "unknown",
  "not-applicable": "excluded",
};

function lacksEvidence(outline, offered, used) {
  const kinds = [...new Set(used)].filter((kind) => offered.includes(kind));
  const direct = (names) => names.filter((kind) => DIRECT.has(kind)).length;
  return (
    kinds.length < Math.min(outline.kinds_needed, offered.length) ||
    direct(kinds) < Math.min(outline.direct_needed, direct(offered))
  );
}

function leaf(outline, indicator, judgement) {
  const value = indicator.excluded ? "excluded" : judgement ? VALUES[judgement.level] : "unknown";
  const isSettled = value === "true" || value === "false";
  return {
    value,
    rank: RANKS.indexOf(indicator.importance),
    onlyPartly: value === "false" && judgement.level === "partly-met",
    isThin: isSettled && lacksEvidence(outline, indicator.verified_by, judgement.verified_by),
  };
}

// A part of a rule with everything under it. Any false → false, else any unknown → unknown, else true in an `all_of`; the
// other way round in an `any_of`. What is excluded has left its group; a group left empty is excluded.
function evaluate(part, leaves) {
  if (typeof part === "string") return leaves.get(part);
  const needsAll = part.all_of !== undefined;
  const parts = (part.all_of ?? part.any_of).map((inner) => evaluate(inner, leaves));
  const order = needsAll ? ["false", "unknown", "true"] : ["true", "unknown", "false"];
  const value = order.find((one) => parts.some((inner) => inner.value === one)) ?? "excluded";
  const deciding = parts.filter((inner) => inner.value === value);
  const isPartly = (inner) => inner.onlyPartly;
  return {
    value,
    rank: Math.max(...parts.map((inner) => inner.rank)),
    onlyPartly: value === "false" && (needsAll ? deciding.every(isPartly) : deciding.some(isPartly)),
    isThin: deciding.some((inner) => inner.isThin),
  };
}

function isAbove(part, whole, [numerator, denominator]) {
  return part * denominator > numerator * whole;
}

function verdictOfMembers(members, share) {
  const present = members.filter((member) => member.value !== "excluded");
  const failing = present.filter((member) => member.value === "false");
  const open = present.filter((member) => member.value === "unknown");
  const core = present.filter((member) => member.rank === 1);
  const failingCore = failing.filter((member) => member.rank === 1);
  if (present.length === 0) return "not-applicable";
  if (failing.length === 0) return open.length === 0 ? "compliant" : "cannot-be-judged";
  if (failing.some((member) => member.rank === 2) || isAbove(failingCore.length, core.length, share))
    return "not-compliant";
  if (failingCore.some((member) => !member.onlyPartly)) return "partially-compliant";
  if (open.some((member) => member.rank > 0)) return "cannot-be-judged";
  return "substantially-compliant";
}

// One standard: { verdict, isThin, failedKnockOuts }. `judgements` is a Map from the id of an indicator to the judgement
// that counts.
export function scoreStandard(outline, standard, judgements) {
  const leaves = new Map(
    standard.indicators.map((one) => [one.id, leaf(outline, one, judgements.get(one.id))]),
  );
  const members = standard.members.map((part) => evaluate(part, leaves));
  return {
    verdict: verdictOfMembers(members, outline.standard_not_compliant_above),
    isThin: members.some((member) => member.isThin && member.rank > 0),
    failedKnockOuts: members.filter((member) => member.rank === 2 && member.value === "false").length,
  };
}

// A theme from its scored standards.
export function verdictOfTheme(outline, standards) {
  const reached = standards.map(({ verdict }) => verdict).filter((verdict) => verdict !== "not-applicable");
  const failing = reached.filter((verdict) => verdict === "not-compliant").length;
  if (reached.length === 0) return "not-applicable";
  if (
    standards.some(({ failedKnockOuts }) => failedKnockOuts > 0) ||
    isAbove(failing, reached.length, outline.theme_not_compliant_above)
  )
    return "not-compliant";
  if (failing > 0) return "partially-compliant";
  const steps = ["partially-compliant", "cannot-be-judged", "substantially-compliant"];
  return steps.find((verdict) => reached.includes(verdict)) ?? "compliant";
}

// How far a group of indicators is: those that count here and have a judgement, of those that count.
export function progressOf(indicators, judgements) {
  const counted = indicators.filter((one) => !one.excluded);
  return { judged: counted.filter((one) => judgements.has(one.id)).length, total: counted.length };
}
