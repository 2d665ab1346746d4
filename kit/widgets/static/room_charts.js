// The charts of the investigation room, on uPlot (vendor/uplot, put before this file): stacked on one time axis, zoomed together.

// After Okabe and Ito, dark or light enough for the paper they stand on, and a dash for each round through them, so that no line is told by colour alone.
const LINES = {
  light: ["#0072b2", "#d55e00", "#007a59", "#a8457f", "#946200", "#2b7cab"],
  dark: ["#56b4e9", "#e69f00", "#2fd0a4", "#e39cc4", "#f0e442", "#ff8a4c"],
};
const DASHES = [[], [6, 3], [2, 3]];
const CHART_HEIGHT = 104;

const clockOf = (at) => new Date(at * 1000).toISOString().slice(11, 19);

const shortNumber = (value) => {
  if (value == null) return "–";
  const size = Math.abs(value);
  if (size >= 1e9) return `${+(value / 1e9).toPrecision(3)}G`;
  if (size >= 1e6) return `${+(value / 1e6).toPrecision(3)}M`;
  if (size >= 1e4) return `${+(value / 1e3).toPrecision(3)}k`;
  return String(+value.toPrecision(3));
};

// Draws what happened at a moment on every chart: a dashed line for a change, a full one for a page, and its sign on top.
const markDrawer = (marks, colours) => ({
  hooks: {
    draw: (plot) => {
      const { ctx, bbox } = plot;
      const ratio = devicePixelRatio || 1;
      ctx.save();
      ctx.beginPath();
      ctx.rect(bbox.left, 0, bbox.width, bbox.top + bbox.height);
      ctx.clip();
      for (const { at_s, kind } of marks) {
        const x = Math.round(plot.valToPos(at_s, "x", true));
        if (x < bbox.left || x > bbox.left + bbox.width) continue;
        ctx.strokeStyle = ctx.fillStyle = kind === "page" ? colours.gap : colours.ink;
        ctx.lineWidth = ratio;
        ctx.setLineDash(kind === "page" ? [] : [3 * ratio, 3 * ratio]);
        ctx.beginPath();
        ctx.moveTo(x, bbox.top);
        ctx.lineTo(x, bbox.top + bbox.height);
        ctx.stroke();
        ctx.font = `bold ${12 * ratio}px sans-serif`;
        ctx.textAlign = "center";
        ctx.fillText(kind === "page" ? "!" : "▾", x, bbox.top - 2 * ratio);
      }
      ctx.restore();
    },
  },
});

// One chart; `onZoom(min, max)` and `onMoment(seconds, series ids)` tell what the reader did.
const makeChart = (chart, { colours, marks, width, syncKey, range, legendHost, onZoom, onMoment }) => {
  const count = chart.series[0].values.length;
  const times = Array.from({ length: count }, (_, index) => chart.start_s + index * chart.step_s);
  const axis = { stroke: colours.ink, font: "12px sans-serif", grid: { stroke: colours.line, width: 1 }, ticks: { show: false } };
  const lines = chart.series.map(({ title }, index) => ({
    label: title,
    stroke: colours.lines[index % colours.lines.length],
    dash: DASHES[Math.floor(index / colours.lines.length) % DASHES.length],
    width: 1.5,
    points: { show: false },
    value: (_, value) => shortNumber(value),
  }));
  const options = {
    width,
    height: CHART_HEIGHT,
    padding: [14, 20, 0, 0],
    tzDate: (at) => uPlot.tzDate(new Date(at * 1000), "Etc/UTC"),
    legend: { mount: (_, legend) => legendHost.append(legend) },
    cursor: { sync: { key: syncKey, setSeries: false }, drag: { x: true, y: false }, points: { size: 5 } },
    scales: { x: { min: range[0], max: range[1] }, y: { range: (_, low, high) => [Math.min(0, low ?? 0), (high || 1) * 1.08] } },
    series: [{ label: "UTC", value: (_, at) => (at == null ? "" : clockOf(at)) }, ...lines],
    axes: [
      { ...axis, size: 20, values: (_, ticks) => ticks.map((at) => clockOf(at).slice(0, 5)) },
      { ...axis, size: 52, values: (_, ticks) => ticks.map(shortNumber) },
    ],
    plugins: [markDrawer(marks, colours)],
    hooks: {
      setScale: [(plot, key) => key === "x" && onZoom(plot.scales.x.min, plot.scales.x.max)],
      ready: [
        (plot) => {
          let downAt = null;
          plot.over.addEventListener("mousedown", (event) => (downAt = event.clientX));
          plot.over.addEventListener("mouseup", (event) => {
            const moved = downAt === null || Math.abs(event.clientX - downAt) > 3;
            const index = plot.cursor.idx;
            if (!moved && index != null) onMoment(times[index], index);
          });
        },
      ],
    },
  };
  return new uPlot(options, [times, ...chart.series.map(({ values }) => values)]);
};
