/* Lines: up from a choice through the joints between the bricks, then in one bend from floor to floor. */

const strokes = (() => {
  /* From the top of the lower box to the foot of the higher; a brick's line leaves by its side. */
  function route(plan, low, high) {
    const a = plan.places.get(low), b = plan.places.get(high);
    const points = [];
    let x = a.x, y = a.y - a.height / 2;
    if (a.brick) {
      const joint = a.x - a.width / 2 - 4.5;
      const roof = plan.bands.find((band) => band.name === "choices").top + 4;
      points.push(["M", a.x - a.width / 2, a.y], ["Q", joint, a.y, joint, a.y - 8], ["L", joint, Math.min(roof, a.y - 9)]);
      x = joint;
      y = Math.min(roof, a.y - 9);
    } else points.push(["M", x, y]);
    const level = Math.abs(a.y - b.y) < 8;
    const foot = level ? b.y - b.height / 2 : b.y < a.y ? b.y + b.height / 2 : b.y - b.height / 2;
    if (level || b.y > a.y) {
      const lift = 22 + Math.abs(b.x - x) * 0.05;
      const top = Math.min(y, foot) - lift;
      points.push(["C", x, top, b.x, top, b.x, foot]);
    } else {
      const bend = Math.max(14, (y - foot) * 0.5);
      points.push(["C", x, y - bend, b.x, foot + bend, b.x, foot]);
    }
    return { points, from: [x, y], to: [b.x, foot], level: level || b.y > a.y };
  }

  function trace(ctx, points) {
    ctx.beginPath();
    for (const [what, ...at] of points) {
      if (what === "M") ctx.moveTo(...at);
      else if (what === "L") ctx.lineTo(...at);
      else if (what === "Q") ctx.quadraticCurveTo(...at);
      else ctx.bezierCurveTo(...at);
    }
  }

  function stroke(ctx, path, how) {
    ctx.globalAlpha = how.alpha ?? 1;
    trace(ctx, path.points);
    if (how.halo) {
      ctx.strokeStyle = draw.colour("halo");
      ctx.lineWidth = how.width + 4;
      ctx.setLineDash([]);
      ctx.stroke();
    }
    ctx.strokeStyle = how.colour;
    ctx.lineWidth = how.width;
    ctx.lineCap = "round";
    ctx.setLineDash(how.dash || []);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.globalAlpha = 1;
  }

  /* The middle of the last bend: where the number and the powers of a step stand. */
  function middle(path, at) {
    const last = path.points[path.points.length - 1];
    const [, ...c] = last;
    const [x0, y0] = path.from;
    const t = at, s = 1 - t;
    return {
      x: s ** 3 * x0 + 3 * s * s * t * c[0] + 3 * s * t * t * c[2] + t ** 3 * c[4],
      y: s ** 3 * y0 + 3 * s * s * t * c[1] + 3 * s * t * t * c[3] + t ** 3 * c[5],
    };
  }

  /* The number of a step with three small meters: information, discussion, consequences. */
  function plate(ctx, x, y, number, grade, colour) {
    const width = grade ? 84 : 20;
    draw.box(ctx, x, y, width, 20, 10);
    ctx.fillStyle = draw.colour("box");
    ctx.fill();
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1.6;
    ctx.stroke();
    ctx.beginPath();
    ctx.arc(x - width / 2 + 10, y, 10, 0, 2 * Math.PI);
    ctx.fillStyle = colour;
    ctx.fill();
    ctx.fillStyle = draw.colour("box");
    ctx.font = `700 12px ${type.SANS}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(String(number), x - width / 2 + 10, y + 0.5);
    if (!grade) return;
    POWERS.forEach((name, at) => {
      const left = x - width / 2 + 23 + at * 20;
      ctx.fillStyle = draw.colour("ink");
      ctx.font = `700 10px ${type.SANS}`;
      ctx.textAlign = "left";
      ctx.fillText(word(`${name}_short`), left, y + 0.5);
      for (let step = 0; step < 3; step += 1) {
        ctx.fillStyle = step < grade[at] ? colour : draw.colour("rule");
        ctx.fillRect(left + 10, y + 4 - step * 4.2, 7, 3);
      }
    });
  }

  /* Where a way stops: a broken stump, with a cross for nobody found and a question mark for not known. */
  function stump(ctx, place, open) {
    const colour = draw.colour(open ? "unknown-edge" : "none-edge");
    const top = place.y - place.height / 2;
    ctx.strokeStyle = colour;
    ctx.lineWidth = 2.6;
    ctx.setLineDash([4, 3.5]);
    ctx.beginPath();
    ctx.moveTo(place.x, top);
    ctx.lineTo(place.x, top - 15);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.beginPath();
    ctx.arc(place.x, top - 23, 8.5, 0, 2 * Math.PI);
    ctx.fillStyle = open ? draw.colour("box") : colour;
    ctx.fill();
    ctx.lineWidth = 2;
    ctx.stroke();
    ctx.fillStyle = open ? colour : draw.colour("box");
    ctx.font = `700 13px ${type.SANS}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(open ? "?" : "×", place.x, top - 22.5);
  }

  return { route, stroke, middle, plate, stump };
})();
