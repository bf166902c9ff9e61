// Which norms of the theme are shown: everything, what is still open, knock-out norms, not met, found earlier, judged by me,
// or named by a reviewer who asks for changes.
const FITS = {
  all: () => true,
  open: (indicator, { session }) =>
    session.verdicts.isOpen(indicator) || session.log.isInConflict(indicator) || session.drafts.has(indicator),
  "knock-out": (indicator, { session }) => session.verdicts.indicators.get(indicator)?.importance === "knock-out",
  "not-met": (indicator, { session }) =>
    ["not-met", "partly-met"].includes(session.log.current.get(indicator)?.level),
  earlier: (indicator, { earlier }) => earlier.has(indicator),
  mine: (indicator, { session }) =>
    session.log.heads(indicator).some((head) => head.judged_by.id === session.visit.person),
  asked: (indicator, { session }) => session.visit.changes_asked?.includes(indicator),
};

export class Choice {
  constructor(form, page) {
    const field = form.querySelector("#tablet-filter");
    page.fits = (indicator) => FITS[field.value](indicator, page);
    field.addEventListener("change", () => page.show());
  }
}
