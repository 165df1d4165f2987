"use strict";
// Arguments: edit_checks.js, the exported page, PO to write. Tries the page's checks on texts with
// one fault each, then writes the PO with one text changed.
const assert = require("assert");
const fs = require("fs");
const checks = require(process.argv[2]);
const html = fs.readFileSync(process.argv[3], "utf8");
const json = /<script id="data" type="application\/json">([^]*?)<\/script>/.exec(html)[1];
const data = JSON.parse(json);

const language = { tag: "qaa", letters: "a b e f h i k l m n o p r s t u \uA78C", glottal: "\uA78C", negators: ["nao"] };
const qaa = { language: language, negators: ["jangan"], values: {}, widths: data.widths,
    terms: [{ term: "calo", use: ["makelar"], never: ["broker"] }] };
const unit = { source: "Jangan bayar {fee} ke calo. Umur 21.", lines: 1, max: 30 };
const codes = (text) => checks.checkText(unit, text, qaa).map((finding) => finding.code);
const good = "Nao bale {fee} makelar. Uma 21.";
const faults = {
    K020: good.replace("{fee}", "{fee} {fees}"), K021: good.replace("{fee}", "fee"),
    K023: good + " 5.", K024: good.replace("21", "satu"), K025: good + " 0800 1234 567.",
    K026: good.replace("Uma", "www.contoh.id"), K027: good.replace("Nao", "**Nao"),
    K028: good.replace("bale", "ba\u200Ble"), K029: good.replace("bale", "ba'le"),
    K030: good.replace("bale", "bale x"), K031: good + "!", K032: good.replace("Nao", "Be"),
    K033: good.replace("makelar", "broker"), K034: unit.source,
    K035: good + " " + "ma ".repeat(13).trim() + ".", K037: good.replace("{fee}", "{fee} {fee}")
};
assert.deepStrictEqual(codes(good).filter((code) => code !== "K030"), []);
for (const code of Object.keys(faults)) {
    assert.ok(codes(faults[code]).includes(code), code + ": " + codes(faults[code]));
}
assert.strictEqual(checks.fitOf(unit, "Nao bale.", qaa).long, false);
assert.strictEqual(checks.fitOf(unit, "Nao bale ema ida ne be hatene, nao bale ema ida tan.", qaa).long, true);
for (const one of data.units.filter((text) => text.text && !text.fuzzy && text.id !== "ui.back")) {
    const errors = checks.checkText(one, one.text, data).filter((finding) => finding.severity === "error");
    assert.deepStrictEqual(errors, [], one.id + ": " + one.text);
}

const changed = data.units.find((text) => text.id === "ui.call-now");
changed.text = "Ring now.";
changed.back = "telepon";
changed.ask = "siapa?";
fs.writeFileSync(process.argv[4], checks.writePo(data));
