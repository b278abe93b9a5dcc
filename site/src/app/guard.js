/* global window, document, location, localStorage */
/* eslint no-unused-vars: ["error", { "caughtErrors": "none" }] */
// Stands in the page itself, in the JavaScript of 2009: where the page cannot start, a sentence says why, and the
// program can be read.
(function () {
  var failed = "";

  /** A script that did not arrive, or that this browser cannot read. */
  function note(event) {
    if (event.target !== window && event.target.tagName === "SCRIPT") failed = "missing";
    else if (failed === "") failed = event.message || "unknown";
  }

  function program() {
    var match = /[#&]code=([^&]*)/.exec(location.hash);
    try {
      if (match !== null) return decodeURIComponent(match[1]);
    } catch (error) {
      return match[1];
    }
    try {
      return localStorage.getItem("ouroboros.program") || "";
    } catch (error) {
      return "";
    }
  }

  function sentence() {
    if (failed === "missing")
      return "A part of the playground did not arrive. Is there a network? Load the page again.";
    if (
      !("noModule" in document.createElement("script")) ||
      !window.WebAssembly ||
      /SyntaxError/.test(failed)
    )
      return "This browser is too old for the playground: it needs WebAssembly and the JavaScript of 2022. Chrome, Edge, Firefox and Safari have them since 2023.";
    return "The playground could not start here: " + (failed || "a script was blocked") + ".";
  }

  window.addEventListener("error", note, true);
  window.addEventListener("load", function () {
    if (document.documentElement.hasAttribute("data-open")) return;
    var box = document.createElement("section");
    box.className = "sorry";
    box.setAttribute("role", "alert");
    var words = document.createElement("p");
    words.appendChild(document.createTextNode(sentence()));
    var code = document.createElement("pre");
    code.appendChild(document.createTextNode(program()));
    box.appendChild(words);
    box.appendChild(code);
    document.body.appendChild(box);
  });
})();
