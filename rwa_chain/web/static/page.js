// Charts from the figures in their tables, and the time slider. Nothing here sends anything but reads.
"use strict";
(function () {
  function draw(element) {
    if (element.firstChild) return;
    var series = JSON.parse(element.dataset.series);
    if (series[0].length < 2) return;
    var ink = getComputedStyle(document.documentElement).getPropertyValue("--soft").trim();
    var accent = getComputedStyle(document.documentElement).getPropertyValue("--accent").trim();
    var axis = { stroke: ink, grid: { stroke: ink + "33" }, ticks: { stroke: ink + "33" } };
    var steps = uPlot.paths.stepped({ align: 1 });
    new uPlot({
      width: element.clientWidth, height: 220, scales: { x: { time: true } }, axes: [axis, Object.assign({ size: 90 }, axis)],
      series: [{}, { label: element.dataset.label, stroke: accent, width: 2, paths: steps }]
    }, series, element);
  }
  function ready() { document.querySelectorAll(".chart").forEach(draw); }
  document.addEventListener("DOMContentLoaded", ready);
  document.addEventListener("htmx:afterSettle", ready);
  document.addEventListener("input", function (event) {
    if (event.target.id !== "slider") return;
    var at = new Date(Number(event.target.value) * 1000).toISOString().replace(".000", "");
    document.getElementById("at").value = at;
    document.getElementById("slid").textContent = at;
  });
})();
