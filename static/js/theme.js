// Runs before the first paint: the reader's chosen theme, or the system's. Marks that scripts run at all.
(function () {
  "use strict";
  var root = document.documentElement;
  var system = window.matchMedia("(prefers-color-scheme: dark)");
  function chosen() {
    try { return localStorage.getItem("theme"); } catch (refused) { return null; }
  }
  function apply() {
    root.dataset.bsTheme = chosen() || (system.matches ? "dark" : "light");
  }
  root.classList.add("js");
  apply();
  system.addEventListener("change", apply);
  document.addEventListener("click", function (event) {
    if (!event.target.closest("[data-theme-toggle]")) { return; }
    var next = root.dataset.bsTheme === "dark" ? "light" : "dark";
    try { localStorage.setItem("theme", next); } catch (refused) { /* this page only */ }
    root.dataset.bsTheme = next;
  });
})();
