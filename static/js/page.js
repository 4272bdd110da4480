// Small behaviour for the whole product, by data attribute; every page works without it.
(function () {
  "use strict";

  document.addEventListener("click", function (event) {
    document.querySelectorAll("details.menu[open]").forEach(function (menu) {
      if (!menu.contains(event.target)) { menu.open = false; }
    });
    var button = event.target.closest("button");
    if (!button) { return; }
    if (button.hasAttribute("data-dismiss")) {
      button.closest(".message").remove();
    }
    if (button.dataset.copy) {
      var source = document.getElementById(button.dataset.copy);
      navigator.clipboard.writeText(source.textContent.trim()).then(function () {
        var words = button.querySelector("[data-copy-words]");
        words.textContent = button.dataset.copied;
      });
    }
    if (button.dataset.email) {
      var form = document.querySelector("form[data-sign-in]");
      form.elements.login.value = button.dataset.email;
      form.elements.password.value = button.dataset.password;
      form.requestSubmit();
    }
    if (button.hasAttribute("data-print")) { window.print(); }
  });

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      document.querySelectorAll("details.menu[open]").forEach(function (menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
      });
    }
    var typing = event.target.matches("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      var search = document.querySelector("main [data-search]") || document.querySelector("[data-search]");
      if (search) { event.preventDefault(); search.focus(); search.select(); }
    }
  });

  // File drop: the label shows what was chosen; a dropped file is put into the input.
  document.addEventListener("change", function (event) {
    var drop = event.target.closest(".drop");
    if (drop) { name(drop, event.target.files); }
  });
  ["dragover", "dragleave", "drop"].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      var drop = event.target.closest && event.target.closest(".drop");
      if (!drop) { return; }
      event.preventDefault();
      drop.classList.toggle("over", kind === "dragover");
      if (kind === "drop" && event.dataTransfer.files.length) {
        var input = drop.querySelector("input[type=file]");
        input.files = event.dataTransfer.files;
        name(drop, input.files);
      }
    });
  });
  function name(drop, files) {
    var input = drop.querySelector("input[type=file]"), limit = Number(input.dataset.limit);
    if (limit && Array.from(files).some(function (file) { return file.size > limit; })) {  // said before it is sent
      input.value = "";
      drop.querySelector(".chosen").textContent = input.dataset.refusal;
      return;
    }
    drop.querySelector(".chosen").textContent = Array.from(files, function (file) { return file.name; }).join(", ");
  }

  // A form with mistakes: reading starts at the summary.
  document.addEventListener("DOMContentLoaded", function () {
    var summary = document.querySelector(".form-page .error-summary, .entrance-card .error-summary, .account-form .error-summary");
    if (summary) { summary.focus(); }
  });

  // A map on which something is chosen: a shape stands for the box beside it, which is what is sent.
  document.addEventListener("click", function (event) {
    var shape = event.target.closest && event.target.closest("[data-box]");
    if (shape) { document.getElementById(shape.dataset.box).click(); }
  });
  document.addEventListener("change", function (event) {
    var shape = event.target.id && document.querySelector('[data-box="' + event.target.id + '"]');
    if (shape) { shape.classList.toggle("chosen", event.target.checked); }
  });

  // A form sent twice by an impatient finger is sent once.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.method !== "post" || form.hasAttribute("hx-post")) { return; }
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    setTimeout(function () { delete form.dataset.sent; }, 4000);
  });
})();
