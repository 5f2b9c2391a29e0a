// Puts "how do we know" beside its value; opening, closing and focus are the browser's. On a phone the style sheet keeps it at the foot.
(function () {
  "use strict";
  var opener = null;
  var gap = 6;

  function place(note) {
    if (!opener || window.matchMedia("(max-width: 600px)").matches) return;
    var value = opener.getBoundingClientRect();
    var view = document.documentElement;
    var below = view.clientHeight - value.bottom - gap;
    var above = value.top - gap;
    note.style.maxHeight = Math.max(below, above, 120) - gap + "px";
    var under = note.offsetHeight + gap <= below || below >= above;
    var top = under ? value.bottom + gap : Math.max(gap, value.top - gap - note.offsetHeight);
    var left = Math.min(value.left, view.clientWidth - note.offsetWidth - gap);
    note.style.inset = top + window.scrollY + "px auto auto " + (Math.max(gap, left) + window.scrollX) + "px";
    note.style.position = "absolute";
    note.style.margin = "0";
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest("button.fact");
    if (button) opener = button;
  }, true);

  document.addEventListener("beforetoggle", function (event) {
    if (event.newState === "open" && event.target.closest(".fact-notes")) {
      event.target.removeAttribute("style");
      event.target.style.opacity = "0";
    }
  }, true);

  document.addEventListener("toggle", function (event) {
    var note = event.target;
    if (!note.closest(".fact-notes")) return;
    if (event.newState === "open") {
      place(note);
      note.style.opacity = "";
    } else if (opener && document.activeElement === document.body) {
      opener.focus({ preventScroll: true });
    }
  }, true);
})();
