"use strict";
// What needs no font and no server: reading a text's markup, checking it, guessing whether it fits,
// and writing the PO file. The codes are those of `pelita-content check`, which judges in the end.

function readMarkup(text) {
    var names = [], words = "", bold = 0, fault = false;
    for (var i = 0; i < text.length; i++) {
        if (text[i] === "{") {
            var name = /^\{([a-z0-9_]+)\}/.exec(text.slice(i));
            if (!name) {
                fault = true;
            } else {
                names.push(name[1]);
                words += " ";
                i += name[0].length - 1;
            }
        } else if (text[i] === "}") {
            fault = true;
        } else if (text[i] === "*" && text[i + 1] === "*") {
            bold++;
            i++;
        } else {
            words += text[i];
        }
    }
    return { names: names, words: words, fault: fault || bold % 2 === 1 };
}

function count(list, item) {
    return list.filter(function (one) { return one === item; }).length;
}

function unique(list) {
    return list.filter(function (one, at) { return list.indexOf(one) === at; });
}

// "350.000" is 350000; letters that touch the digits belong to it ("BP3MI", "Rp350000").
function numbersIn(words) {
    var found = [], pattern = /[A-Za-z\u00C0-\u024F]*[0-9](?:[.,]?[0-9A-Za-z\u00C0-\u024F])*/g, hit;
    while ((hit = pattern.exec(words))) {
        found.push(hit[0].replace(/[.,](?=[0-9]{3}([^0-9]|$))/g, ""));
    }
    return found;
}

function digitsOf(number) {
    return number.replace(/[A-Za-z\u00C0-\u024F]/g, "");
}

function isLetter(c) {
    return c.toLowerCase() !== c.toUpperCase() || c === "\uA78C" || c === "\u02BC";
}

function hasWord(text, word) {
    var low = " " + text.toLowerCase() + " ", at = -1;
    word = word.toLowerCase();
    while (word && (at = low.indexOf(word, at + 1)) >= 0) {
        if (!isLetter(low[at - 1]) && !isLetter(low[at + word.length])) {
            return true;
        }
    }
    return false;
}

function hasAny(text, words) {
    return words.some(function (word) { return hasWord(text, word); });
}

function sentencesOf(words) {
    return words.split(/[.!?\u2026\n]+/).map(function (sentence) {
        return sentence.split(/\s+/).filter(function (word) { return /[^\s,;:()"-]/.test(word); });
    });
}

function placeholderFindings(source, target, add) {
    unique(target.names).forEach(function (name) {
        if (source.names.indexOf(name) < 0) {
            add("K020", "error", "{" + name + "}");
        } else if (count(target.names, name) > count(source.names, name)) {
            add("K037", "error", "{" + name + "}");
        }
    });
    unique(source.names).forEach(function (name) {
        if (target.names.indexOf(name) < 0) {
            add("K021", "error", "{" + name + "}");
        }
    });
}

function numberFindings(source, target, add) {
    var wanted = numbersIn(source.words), there = numbersIn(target.words);
    if (/[0-9](?:[ .()-]*[0-9]){6,}/.test(target.words)) {
        add("K025", "error", "");
        return;
    }
    there.forEach(function (number) {
        if (wanted.indexOf(number) < 0 && wanted.indexOf(digitsOf(number)) < 0) { add("K023", "error", number); }
    });
    there = there.concat(there.map(digitsOf));
    wanted.forEach(function (number) {
        if (digitsOf(number) === number && there.indexOf(number) < 0) { add("K024", "error", number); }
    });
}

function letterFindings(text, language, add) {
    var hidden = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u00A0\u00AD\u061C\u200B-\u200F\u202A-\u202F\u2060\u2066-\u2069\uFEFF]/.exec(text);
    if (hidden) {
        add("K028", "error", "U+" + ("000" + hidden[0].charCodeAt(0).toString(16).toUpperCase()).slice(-4));
    }
    if (text.normalize && text.normalize("NFC") !== text) { add("K028", "error", "NFC"); }
    var looks = "'\u2019\u2018\u02BC\u02BB\u00B4";
    for (var i = 0; language.glottal && i < text.length; i++) {
        var beside = (i > 0 && isLetter(text[i - 1])) || (i + 1 < text.length && isLetter(text[i + 1]));
        if (looks.indexOf(text[i]) >= 0 && text[i] !== language.glottal && beside) {
            add("K029", "error", text[i] + " \u2192 " + language.glottal);
            break;
        }
    }
    var known = language.letters.toLowerCase();
    var foreign = unique(readMarkup(text).words.toLowerCase().split("").filter(function (c) {
        return known && isLetter(c) && known.indexOf(c) < 0;
    }));
    if (foreign.length) { add("K030", "warning", foreign.join(" ")); }
}

function endMark(text) {
    var mark = /([.!?\u2026:])["\u201D)*\s]*$/.exec(text);
    return mark ? mark[1] : "";
}

function spaceFindings(source, text, add) {
    if (endMark(source) !== endMark(text)) { add("K031", "warning", endMark(source) || "-"); }
    if (/^[ \n]|[ \n]$|  | \n/.test(text)) { add("K031-space", "warning", ""); }
}

function sentenceFindings(words, add) {
    var longest = Math.max.apply(null, sentencesOf(words).map(function (s) { return s.length; }));
    if (longest > 12) { add("K035", longest > 25 ? "error" : "warning", String(longest)); }
}

// All findings of a text: [{code, severity, found}].
function checkText(unit, text, data) {
    var found = [], language = data.language;
    function add(code, severity, what) { found.push({ code: code, severity: severity, found: what }); }
    if (!text) { return found; }
    var source = readMarkup(unit.source), target = readMarkup(text);
    placeholderFindings(source, target, add);
    numberFindings(source, target, add);
    if (target.fault) { add("K027", "error", ""); }
    if (/:\/\/|\bwww\.|\S@\S+\.\S|\S\.(id|com|org|net|info)(\/|\s|$)/i.test(target.words)) { add("K026", "error", ""); }
    letterFindings(text, language, add);
    spaceFindings(unit.source, text, add);
    if (language.negators.length && hasAny(unit.source, data.negators) && !hasAny(text, language.negators)) {
        add("K032", "warning", "");
    }
    data.terms.forEach(function (term) {
        if (!hasWord(unit.source, term.term)) { return; }
        term.never.forEach(function (word) {
            if (hasWord(text, word)) { add("K033", "warning", word + " \u2192 " + term.use.join(", ")); }
        });
    });
    if (text === unit.source) { add("K034", "warning", ""); }
    sentenceFindings(target.words, add);
    return found;
}

function widthOf(text, data) {
    var width = 0;
    for (var i = 0; i < text.length; i++) {
        var one = data.widths[text[i]];
        width += one === undefined ? 0.55 : one;
    }
    return width;
}

// A text as readers see it: values filled in, no marks.
function shownText(text, data) {
    return text.replace(/\*\*/g, "").replace(/\{([a-z0-9_]+)\}/g, function (all, name) {
        return data.values[name] === undefined ? "00 00" : data.values[name];
    });
}

function linesOf(text, room, data) {
    return text.split("\n").reduce(function (lines, line) {
        var used = 0, taken = 1;
        line.split(" ").forEach(function (word) {
            var width = widthOf(word, data), blank = widthOf(" ", data);
            if (used > 0 && used + blank + width > room) {
                taken++;
                used = width;
            } else {
                used += (used > 0 ? blank : 0) + width;
            }
        });
        return lines + taken;
    }, 0);
}

// Whether the text fits, by Andika's widths: {lines, most, long}; null where nothing limits it.
// A line holds `max` / `lines` letters of middling width. A limit that nobody set (`guess`) is never
// stricter than the Indonesian. Only the program itself knows for sure.
function fitOf(unit, text, data) {
    if (!unit.lines || !unit.max || !text) { return null; }
    var letter = widthOf("abdegiklmnoprstu aei", data) / 20;
    var room = unit.max / unit.lines * letter * 1.1;
    var lines = linesOf(shownText(text, data), room, data);
    var most = unit.guess ? Math.max(unit.lines, linesOf(shownText(unit.source, data), room, data)) : unit.lines;
    return { lines: lines, most: most, long: lines > most };
}

function poString(text) {
    return '"' + text.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\n/g, "\\n").replace(/\t/g, "\\t")
        .replace(/\r/g, "\\r") + '"';
}

function poLines(keyword, text) {
    var lines = text.split("\n"), result = keyword + ' ""\n';
    if (lines.length === 1) { return keyword + " " + poString(text) + "\n"; }
    lines.forEach(function (line, at) {
        var last = at + 1 === lines.length;
        if (!last || line) { result += poString(line + (last ? "" : "\n")) + "\n"; }
    });
    return result;
}

function oneLine(text) {
    return text.replace(/[\u0000-\u001F\u007F]+/g, " ").trim();
}

// The comments of a text with what the translator wrote below it in their places.
function commentsOf(unit) {
    var comments = unit.comments.filter(function (line) { return !/^(tanya|ask|balik|back):/.test(line); });
    [["balik: ", unit.back], ["tanya: ", unit.ask]].forEach(function (pair) {
        pair[1].split("\n").map(oneLine).forEach(function (line) {
            if (line) { comments.push(pair[0] + line); }
        });
    });
    return comments;
}

// The PO file that is sent back.
function writePo(data) {
    var po = 'msgid ""\nmsgstr ""\n' + poString("Language: " + data.language.tag + "\n") + "\n" +
        '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n' +
        '"Content-Transfer-Encoding: 8bit\\n"\n';
    data.units.forEach(function (unit) {
        po += "\n";
        commentsOf(unit).forEach(function (line) { po += "# " + line + "\n"; });
        unit.notes.concat([unit.stamp]).forEach(function (note) { po += "#. " + note + "\n"; });
        if (unit.fuzzy) { po += "#, fuzzy\n"; }
        if (unit.old) { po += poLines("#| msgid", unit.old).replace(/\n"/g, '\n#| "'); }
        po += poLines("msgctxt", unit.id) + poLines("msgid", unit.source) + poLines("msgstr", unit.text);
    });
    return po;
}

if (typeof module !== "undefined") {
    module.exports = { checkText: checkText, fitOf: fitOf, writePo: writePo };
}
