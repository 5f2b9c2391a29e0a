/* Finds rows of a table while the reader types; without it the whole table is there. Markup (box and data attributes optional):
   <div class="rows-box" tabindex="0" role="region" aria-label="NAME"><table class="filterable"> one row in thead, rows in tbody
   data-filter-columns="Verdict|Brief": headings of columns to choose a value of; data-filter-label: of the search field;
   data-filter-rows="claims": what the count calls rows. A link to a row, or into it, takes the filter away and unfolds the row. */
"use strict";
document.querySelectorAll("table.filterable").forEach((table) => {
  const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const text = (node) => (node ? node.textContent.replace(/\s+/g, " ").trim() : "");
  const add = (parent, name, fields) => parent.appendChild(Object.assign(document.createElement(name), fields));
  const { filterColumns = "", filterLabel: label = "Find rows", filterRows = "rows" } = table.dataset;
  const rows = [...table.tBodies[0].rows];
  const heads = [...table.tHead.rows[0].cells].map(text);
  const bar = document.createElement("form");
  bar.className = "filter";
  bar.setAttribute("role", "search");
  bar.setAttribute("aria-label", label);
  const control = (name, tag, fields) => add(add(bar, "label", { textContent: name + " " }), tag, fields);
  const field = control(label, "input", { type: "search", autocomplete: "off" });
  const choices = filterColumns.split("|").filter((name) => heads.includes(name)).map((name) => {
    const values = rows.map((row) => text(row.cells[heads.indexOf(name)]));
    const select = control(name, "select");
    add(select, "option", { value: "", textContent: "all" });
    [...new Set(values)].filter(Boolean).sort().forEach((value) => add(select, "option", { value, textContent: value }));
    return { select, values };
  });
  const count = add(bar, "output");
  let folded, timer;
  const apply = () => {
    const words = fold(field.value).split(/\s+/);
    folded ||= rows.map((row) => fold(row.textContent));
    rows.forEach((row, i) => {
      row.hidden = !words.every((word) => folded[i].includes(word)) || choices.some((c) => c.select.value && c.select.value !== c.values[i]);
    });
    count.textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length} ${filterRows}`;
  };
  const clear = () => { bar.reset(); apply(); };
  const follow = () => {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!table.tBodies[0].contains(place)) return;
    if (place.closest("tr").hidden) clear();
    place.querySelectorAll("details").forEach((part) => { part.open = true; });
    place.scrollIntoView({ block: place.offsetHeight > innerHeight / 2 ? "start" : "center" });
  };
  bar.oninput = () => { clearTimeout(timer); timer = setTimeout(apply, 120); };
  bar.onsubmit = (event) => event.preventDefault();
  bar.onkeydown = (event) => { if (event.key === "Escape") { event.preventDefault(); clear(); } };
  (table.closest(".rows-box, .pst-scrollable-table-container") || table).before(bar);
  ["load", "hashchange"].forEach((name) => addEventListener(name, follow));
  apply();
});
