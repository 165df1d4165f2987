"use strict";
// The page itself: a card a text, a bar with the language's letters, the PO at the end.
(function () {
    var data = JSON.parse(document.getElementById("data").textContent);
    var store = "pelita:" + data.guide + ":" + data.language.tag + ":" + data.stamp;
    var speech = "id", focused = null;
    var words = {
        all: ["Semua teks", "All texts"],
        todo: ["Yang belum selesai", "To be done"],
        faulty: ["Yang ada salahnya", "With findings"],
        search: ["Cari", "Search"],
        download: ["Unduh PO", "Download PO"],
        terms: ["Istilah", "Terms"],
        speech: ["English", "Indonesia"],
        progress: ["{done} dari {all} selesai. Disimpan di perangkat ini; kirim berkas PO kalau sudah.",
            "{done} of {all} done. Kept on this device; send the PO file when you are done."],
        unsaved: ["{done} dari {all} selesai. Perangkat ini tidak menyimpan: unduh PO sebelum menutup halaman.",
            "{done} of {all} done. This device keeps nothing: download the PO before you close the page."],
        work: ["Perlu diperbaiki", "Needs work"],
        back: ["Artinya dalam bahasa Indonesia, untuk pemeriksa", "Meaning in Indonesian, for reviewers"],
        ask: ["Pertanyaan", "Question"],
        old: ["Indonesia yang dulu: ", "Indonesian before: "],
        critical: ["PENTING: dua pemeriksa.", "IMPORTANT: two reviewers."],
        fits: ["Kira-kira {lines} dari {most} baris.", "About {lines} of {most} lines."],
        long: ["Kira-kira {lines} baris, tempatnya {most}: pendekkan.", "About {lines} lines, room for {most}: shorten."],
        saved: ["Kalau berkas tidak terunduh, salin semua teks ini dan kirim.",
            "If no file was downloaded, copy all of this text and send it."],
        K020: ["{found} tidak ada dalam teks Indonesia", "{found} is not in the Indonesian"],
        K021: ["{found} belum ditulis: komputer mengisinya", "{found} is missing: the computer fills it in"],
        K023: ["angka {found} tidak ada dalam teks Indonesia", "the number {found} is not in the Indonesian"],
        K024: ["angka {found} belum ada", "the number {found} is missing"],
        K025: ["nomor panjang tidak diketik: tulis {nama}", "long numbers are not typed: write {name}"],
        K026: ["alamat web atau surel tidak diketik", "web and mail addresses are not typed"],
        K027: ["tanda ** atau kurung { } tidak berpasangan", "** or { } without its partner"],
        K028: ["huruf tak terlihat atau terpisah: {found}", "invisible or split letter: {found}"],
        K029: ["huruf glotal: {found}", "glottal letter: {found}"],
        K030: ["huruf di luar bahasa ini: {found}", "letters this language does not have: {found}"],
        K031: ["tanda akhir berbeda; Indonesia: {found}", "end mark differs; Indonesian: {found}"],
        "K031-space": ["spasi ganda atau di ujung", "double or outer blanks"],
        K032: ["tidak ada kata untuk \"jangan\" atau \"tidak\"", "no word for \"do not\""],
        K033: ["istilah: {found}", "term: {found}"],
        K034: ["sama dengan teks Indonesia", "the same as the Indonesian"],
        K035: ["kalimat {found} kata; sebaiknya 12", "a sentence of {found} words; at most 12"],
        K037: ["{found} tertulis dua kali", "{found} stands twice"]
    };

    function say(key, values) {
        return words[key][speech === "id" ? 0 : 1].replace(/\{(\w+)\}/g, function (all, name) {
            return values && values[name] !== undefined ? values[name] : all;
        });
    }

    function make(tag, className, text) {
        var node = document.createElement(tag);
        if (className) { node.className = className; }
        if (text) { node.textContent = text; }
        return node;
    }

    function isDone(unit) {
        return unit.text && !unit.fuzzy;
    }

    var keeps = true;
    function keep() {
        var drafts = {};
        data.units.forEach(function (unit) {
            drafts[unit.id] = [unit.text, unit.fuzzy, unit.back, unit.ask];
        });
        try {
            localStorage.setItem(store, JSON.stringify(drafts));
        } catch (refused) {
            keeps = false;
        }
    }

    function restore() {
        try {
            var drafts = JSON.parse(localStorage.getItem(store) || "{}");
            data.units.forEach(function (unit) {
                var draft = drafts[unit.id];
                if (draft) {
                    unit.text = draft[0];
                    unit.fuzzy = draft[1];
                    unit.back = draft[2];
                    unit.ask = draft[3];
                }
            });
        } catch (refused) {
            keeps = false;
        }
    }

    // A text with its values marked.
    function markedText(parent, text) {
        text.split(/(\{[a-z0-9_]+\})/).forEach(function (piece) {
            var value = /^\{([a-z0-9_]+)\}$/.exec(piece), node = make("span", value ? "value" : "", piece);
            if (value && data.values[value[1]] !== undefined) { node.title = data.values[value[1]]; }
            parent.appendChild(node);
        });
    }

    function showFindings(unit) {
        var list = unit.nodes.findings, fit = fitOf(unit, unit.text, data);
        list.textContent = "";
        unit.found = checkText(unit, unit.text, data);
        unit.found.forEach(function (finding) {
            list.appendChild(make("li", finding.severity, finding.code.slice(0, 4) + " " + say(finding.code, finding)));
        });
        unit.nodes.fit.textContent = fit ? say(fit.long ? "long" : "fits", fit) : "";
        unit.nodes.fit.className = fit && fit.long ? "fit long" : "fit";
        unit.nodes.card.className = isDone(unit) ? "" : "todo";
        unit.nodes.work.checked = unit.fuzzy;
    }

    function showProgress() {
        var done = data.units.filter(isDone).length;
        document.getElementById("progress").textContent =
            say(keeps ? "progress" : "unsaved", { done: done, all: data.units.length });
    }

    function field(unit, key, rows) {
        var area = make("textarea");
        area.value = unit[key];
        area.rows = rows;
        area.spellcheck = false;
        area.setAttribute("autocapitalize", "off");
        area.setAttribute("autocorrect", "off");
        area.addEventListener("input", function () {
            unit[key] = area.value.replace(/\r\n?/g, "\n");
            showFindings(unit);
            showProgress();
            keep();
        });
        area.addEventListener("focus", function () {
            focused = area;
            document.getElementById("letters").hidden = !data.language.bar.length;
        });
        return area;
    }

    function labelled(text, node) {
        var label = make("label", "", text);
        label.appendChild(node);
        return label;
    }

    function card(unit) {
        var node = make("article"), nodes = { card: node }, source = make("div", "source");
        node.appendChild(make("div", "id", unit.id));
        unit.notes.forEach(function (note) { node.appendChild(make("div", "where", note)); });
        if (unit.critical) { node.appendChild(make("div", "critical", say("critical"))); }
        markedText(source, unit.source);
        node.appendChild(source);
        if (unit.old) {
            var old = make("div", "old", say("old"));
            markedText(old, unit.old);
            node.appendChild(old);
        }
        var area = field(unit, "text", Math.min(8, 2 + Math.floor(unit.source.length / 60)));
        area.lang = data.language.tag;
        area.dir = data.language.direction;
        area.setAttribute("aria-label", unit.id);
        node.appendChild(area);
        nodes.fit = node.appendChild(make("div", "fit"));
        nodes.findings = node.appendChild(make("ul", "findings"));
        nodes.work = make("input");
        nodes.work.type = "checkbox";
        nodes.work.addEventListener("change", function () {
            unit.fuzzy = nodes.work.checked;
            showFindings(unit);
            showProgress();
            keep();
        });
        var label = make("label");
        label.appendChild(nodes.work);
        label.appendChild(make("span", "", say("work")));
        node.appendChild(label);
        var more = make("details");
        more.open = Boolean(unit.back || unit.ask);
        more.appendChild(make("summary", "", say("ask") + ", " + say("back")));
        more.appendChild(labelled(say("ask"), field(unit, "ask", 1)));
        more.appendChild(labelled(say("back"), field(unit, "back", 1)));
        node.appendChild(more);
        unit.nodes = nodes;
        showFindings(unit);
        return node;
    }

    function showUnits() {
        var main = document.getElementById("units"), filter = document.getElementById("filter").value;
        var search = document.getElementById("search").value.toLowerCase();
        main.textContent = "";
        data.units.forEach(function (unit) {
            var there = (unit.id + "\n" + unit.source + "\n" + unit.text).toLowerCase().indexOf(search) >= 0;
            var wanted = filter === "all" || (filter === "todo" && !isDone(unit)) || filter === unit.owner ||
                (filter === "faulty" && checkText(unit, unit.text, data).length > 0);
            if (there && wanted) { main.appendChild(card(unit)); }
        });
        showProgress();
    }

    // Letters no keyboard has, small and capital.
    function showLetters() {
        var bar = document.getElementById("letters"), letters = [];
        data.language.bar.forEach(function (letter) {
            letters.push(letter, letter === data.language.glottal ? letter : letter.toUpperCase());
        });
        unique(letters).forEach(function (letter) {
            var button = make("button", "", letter);
            button.addEventListener("mousedown", function (event) { event.preventDefault(); });
            button.addEventListener("click", function () {
                if (!focused) { return; }
                focused.setRangeText(letter, focused.selectionStart, focused.selectionEnd, "end");
                focused.dispatchEvent(new Event("input"));
                focused.focus();
            });
            bar.appendChild(button);
        });
    }

    function showTerms() {
        var list = make("dl"), section = document.getElementById("terms");
        data.terms.forEach(function (term) {
            list.appendChild(make("dt", "", term.term + (term.use.length ? " \u2192 " + term.use.join(", ") : "")));
            list.appendChild(make("dd", "", term.meaning));
        });
        section.textContent = "";
        section.appendChild(list);
    }

    function showWords() {
        var filter = document.getElementById("filter"), chosen = filter.value || "all";
        filter.textContent = "";
        ["all", "todo", "faulty"].concat(unique(data.units.map(function (unit) { return unit.owner; })))
            .forEach(function (key) {
                var option = make("option", "", words[key] ? say(key) : key);
                option.value = key;
                filter.appendChild(option);
            });
        filter.value = chosen;
        filter.setAttribute("aria-label", say("all"));
        document.documentElement.lang = speech;
        document.getElementById("search").placeholder = say("search");
        document.getElementById("search").setAttribute("aria-label", say("search"));
        document.getElementById("download").textContent = say("download");
        document.getElementById("terms-button").textContent = say("terms");
        document.getElementById("speech").textContent = say("speech");
        document.getElementById("saved-words").textContent = say("saved");
    }

    function download() {
        var po = writePo(data), name = data.language.tag + ".po", link = make("a");
        link.href = URL.createObjectURL(new Blob([po], { type: "text/x-gettext-translation;charset=utf-8" }));
        link.download = name;
        document.body.appendChild(link);
        link.click();
        document.body.removeChild(link);
        document.getElementById("saved-text").value = po;
        document.getElementById("saved").hidden = false;
    }

    restore();
    showWords();
    showTerms();
    showLetters();
    showUnits();
    document.getElementById("filter").addEventListener("change", showUnits);
    document.getElementById("search").addEventListener("input", showUnits);
    document.getElementById("download").addEventListener("click", download);
    document.getElementById("terms-button").addEventListener("click", function () {
        document.getElementById("terms").hidden = !document.getElementById("terms").hidden;
    });
    document.getElementById("speech").addEventListener("click", function () {
        speech = speech === "id" ? "en" : "id";
        showWords();
        showUnits();
    });
}());
