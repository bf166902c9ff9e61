// The page of a report that is being made: asks every two seconds how far it is and reloads when that changed.
const progress = document.querySelector("[data-report-state]");

const look = async () => {
  try {
    const answer = await fetch(progress.dataset.reportUrl, { headers: { Accept: "application/json" } });
    if (answer.ok) {
      const now = await answer.json();
      if (now.state !== progress.dataset.reportState || now.stage !== progress.dataset.reportStage) {
        window.location.reload();
        return;
      }
    }
  } catch {
    // No network for a moment: ask again.
  }
  window.setTimeout(look, 2000);
};

if (progress) {
  window.setTimeout(look, 1000);
}
